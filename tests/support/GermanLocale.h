// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <clocale>
#include <cstdlib>

namespace gridfolk
{

/// For its lifetime numbers are printed with a comma. Where the machine has no German locale it is compiled
/// into a temporary folder; where that is impossible too, `active` is false and the test must say so.
class GermanLocale
{
public:
    GermanLocale()
    {
        if (set()) {
            return;
        }
        const QString target = m_folder.filePath("de_DE.UTF-8");
        QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", target});
        qputenv("LOCPATH", m_folder.path().toLocal8Bit());
        set();
    }
    ~GermanLocale()
    {
        std::setlocale(LC_ALL, "C");
        qunsetenv("LOCPATH");
    }
    GermanLocale(const GermanLocale &) = delete;
    GermanLocale &operator=(const GermanLocale &) = delete;

    [[nodiscard]] bool active() const { return m_active; }

private:
    bool set()
    {
        m_active =
            std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr && *std::localeconv()->decimal_point == ',';
        return m_active;
    }

    QTemporaryDir m_folder;
    bool m_active = false;
};

} // namespace gridfolk
