// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QUndoCommand>

namespace gridfolk
{

/// Sets one value of the scenario; merges with a following change of the same value while dragging.
template <class T>
class ChangeValue final : public QUndoCommand
{
public:
    ChangeValue(ScenarioDocument &document, const QString &name, const ChangeEvent &event,
                std::function<T &(Scenario &)> where, T value, QString mergeKey)
        : QUndoCommand(name)
        , m_document(document)
        , m_event(event)
        , m_where(std::move(where))
        , m_before(m_where(const_cast<Scenario &>(document.scenario())))
        , m_after(std::move(value))
        , m_mergeKey(std::move(mergeKey))
    {
        setObsolete(m_before == m_after);
    }

    void redo() override { set(m_after); }
    void undo() override { set(m_before); }

    [[nodiscard]] int id() const override
    {
        return m_mergeKey.isEmpty() ? -1 : static_cast<int>(qHash(m_mergeKey + text()) & 0x7FFFFFFF);
    }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = dynamic_cast<const ChangeValue *>(other);
        if (next == nullptr || next->m_mergeKey != m_mergeKey || next->text() != text()) {
            return false;
        }
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    void set(const T &value)
    {
        m_document.apply(m_event, [&](Scenario &scenario) { m_where(scenario) = value; });
    }

    ScenarioDocument &m_document;
    ChangeEvent m_event;
    std::function<T &(Scenario &)> m_where;
    T m_before;
    T m_after;
    QString m_mergeKey;
};

} // namespace gridfolk
