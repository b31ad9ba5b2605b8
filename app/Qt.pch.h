// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of this room includes, compiled once.
#pragma once

#include "session/Session.h"

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

#include <functional>
#include <memory>
#include <string>
#include <vector>
