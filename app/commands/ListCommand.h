// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QUndoCommand>

#include <optional>
#include <vector>

namespace gridfolk
{

/// Inserts an entry into a list of the scenario, takes one out, or moves one to another place.
template <class T>
class ListCommand final : public QUndoCommand
{
public:
    using List = std::function<std::vector<T> &(Scenario &)>;

    /// @param index where the entry will stand, 0 to the list's size
    static ListCommand *insertion(ScenarioDocument &document, const QString &name, const ChangeEvent &event,
                                  List list, std::size_t index, T value)
    {
        return new ListCommand(document, name, event, std::move(list), {}, index, std::move(value));
    }

    static ListCommand *removal(ScenarioDocument &document, const QString &name, const ChangeEvent &event,
                                List list, std::size_t index)
    {
        T value = list(const_cast<Scenario &>(document.scenario())).at(index);
        return new ListCommand(document, name, event, std::move(list), index, {}, std::move(value));
    }

    /// @param to index that the entry has afterwards
    static ListCommand *move(ScenarioDocument &document, const QString &name, const ChangeEvent &event,
                             List list, std::size_t from, std::size_t to)
    {
        T value = list(const_cast<Scenario &>(document.scenario())).at(from);
        return new ListCommand(document, name, event, std::move(list), from, to, std::move(value));
    }

    void redo() override { replace(m_from, m_to); }
    void undo() override { replace(m_to, m_from); }

private:
    using Index = std::optional<std::size_t>;

    ListCommand(ScenarioDocument &document, const QString &name, const ChangeEvent &event, List list,
                Index from, Index to, T value)
        : QUndoCommand(name)
        , m_document(document)
        , m_event(event)
        , m_list(std::move(list))
        , m_from(from)
        , m_to(to)
        , m_value(std::move(value))
    {
    }

    void replace(Index from, Index to)
    {
        m_document.apply(m_event, [&](Scenario &scenario) {
            std::vector<T> &list = m_list(scenario);
            if (from) {
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(*from));
            }
            if (to) {
                list.insert(list.begin() + static_cast<std::ptrdiff_t>(*to), m_value);
            }
        });
    }

    ScenarioDocument &m_document;
    ChangeEvent m_event;
    List m_list;
    Index m_from; ///< none: it was not in the list
    Index m_to;
    T m_value;
};

} // namespace gridfolk
