// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of this room includes from Qt, compiled once.
#pragma once

#include <QAbstractItemModel>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOption>
#include <QToolButton>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>
