// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace gridfolk
{

/// An example as the welcome page shows it.
struct ExampleInfo {
    QString id; ///< comes back with the signals
    QString title;
    QString summary;
    bool minds = false;
    QImage thumbnail; ///< any size; about 2 : 1. Empty: a plain ground
};

/// A project that was open before.
struct RecentInfo {
    QString path; ///< comes back with the signal
    QString title;
    QString detail; ///< "today 12:03 · 3 runs"
};

} // namespace gridfolk
