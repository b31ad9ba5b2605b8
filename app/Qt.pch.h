// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of this room includes from Qt and the standard library, compiled once. No header of
// our own: a compiler cache may hand out an older one with it.
#pragma once

#include <QAbstractItemModel>
#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QObject>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QString>
#include <QWidget>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
