// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/DesignEdits.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gridfolk
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("gridfolk::DesignEdits", text);
}

template <class T>
std::string freshName(const std::vector<T> &list, const std::string &stem)
{
    const auto taken = [&](const std::string &name) {
        return std::any_of(list.begin(), list.end(), [&](const T &entry) { return entry.name == name; });
    };
    std::string name = stem;
    for (int number = 2; taken(name); ++number) {
        name = stem + std::to_string(number);
    }
    return name;
}

std::string freshColor(std::size_t count)
{
    static constexpr std::array<const char *, 6> kColors{"blue", "orange", "gold", "green", "violet", "grey"};
    return kColors[count % kColors.size()];
}

/// Calls `act` with the list of the item's sort, its part of the document, and what people call an entry.
template <class Act>
void withList(DesignItem::Sort sort, const Act &act)
{
    switch (sort) {
    case DesignItem::Sort::Layer:
        act(&Scenario::layers, ChangeEvent::Part::Layers);
        return;
    case DesignItem::Sort::Kind:
        act(&Scenario::kinds, ChangeEvent::Part::Kinds);
        return;
    case DesignItem::Sort::Parameter:
        act(&Scenario::parameters, ChangeEvent::Part::Parameters);
        return;
    case DesignItem::Sort::Model:
        return;
    }
}

} // namespace

DesignEdits::DesignEdits(ScenarioDocument &document, DesignSelection &selection)
    : m_document(document)
    , m_selection(selection)
{
}

template <class T>
void DesignEdits::insert(const QString &name, ChangeEvent::Part part, DesignItem item,
                         std::vector<T> Scenario::*list, T value)
{
    m_document.insertInto<T>(
        name, {part, -1, {}}, [list](Scenario &scenario) -> std::vector<T> & { return scenario.*list; },
        static_cast<std::size_t>(item.index), std::move(value));
    m_selection.select(item);
}

void DesignEdits::addLayer()
{
    const Scenario &scenario = m_document.scenario();
    CellLayer layer;
    layer.name = freshName(scenario.layers, "layer");
    layer.color = freshColor(scenario.layers.size() + 3);
    insert(tr("Add a layer"), ChangeEvent::Part::Layers,
           {DesignItem::Sort::Layer, static_cast<int>(scenario.layers.size())}, &Scenario::layers,
           std::move(layer));
}

void DesignEdits::addKind()
{
    const Scenario &scenario = m_document.scenario();
    AgentKind kind;
    kind.name = freshName(scenario.kinds, "Kind");
    kind.portrayal.color = freshColor(scenario.kinds.size());
    insert(tr("Add a kind"), ChangeEvent::Part::Kinds,
           {DesignItem::Sort::Kind, static_cast<int>(scenario.kinds.size())}, &Scenario::kinds,
           std::move(kind));
}

void DesignEdits::addParameter()
{
    const Scenario &scenario = m_document.scenario();
    Parameter parameter;
    parameter.name = freshName(scenario.parameters, "parameter");
    parameter.value = 0.5;
    insert(tr("Add a parameter"), ChangeEvent::Part::Parameters,
           {DesignItem::Sort::Parameter, static_cast<int>(scenario.parameters.size())}, &Scenario::parameters,
           std::move(parameter));
}

void DesignEdits::duplicate(DesignItem item)
{
    withList(item.sort, [&](auto list, ChangeEvent::Part part) {
        auto copy = (m_document.scenario().*list)[static_cast<std::size_t>(item.index)];
        const QString name = QString::fromStdString(copy.name);
        copy.name = freshName(m_document.scenario().*list, copy.name);
        insert(tr("Duplicate %1").arg(name), part, {item.sort, item.index + 1}, list, std::move(copy));
    });
}

void DesignEdits::remove(DesignItem item)
{
    withList(item.sort, [&](auto list, ChangeEvent::Part part) {
        const auto &entries = m_document.scenario().*list;
        using Entry = typename std::decay_t<decltype(entries)>::value_type;
        const QString name = QString::fromStdString(entries[static_cast<std::size_t>(item.index)].name);
        m_document.removeFrom<Entry>(
            tr("Remove %1").arg(name), {part, -1, {}},
            [list](Scenario &scenario) -> std::vector<Entry> & { return scenario.*list; },
            static_cast<std::size_t>(item.index));
    });
}

void DesignEdits::move(DesignItem item, int by)
{
    withList(item.sort, [&](auto list, ChangeEvent::Part part) {
        const auto &entries = m_document.scenario().*list;
        using Entry = typename std::decay_t<decltype(entries)>::value_type;
        const int to = item.index + by;
        if (to < 0 || to >= static_cast<int>(entries.size())) {
            return;
        }
        const QString name = QString::fromStdString(entries[static_cast<std::size_t>(item.index)].name);
        m_document.moveIn<Entry>(
            (by < 0 ? tr("Move %1 up") : tr("Move %1 down")).arg(name), {part, -1, {}},
            [list](Scenario &scenario) -> std::vector<Entry> & { return scenario.*list; },
            static_cast<std::size_t>(item.index), static_cast<std::size_t>(to));
        m_selection.select({item.sort, to});
    });
}

void DesignEdits::giveMind(int kind)
{
    const AgentKind &described = m_document.scenario().kinds[static_cast<std::size_t>(kind)];
    Persona persona;
    persona.role = "{name}, one of the " + described.name + " agents";
    persona.goal = "Get on well with those around you.";
    persona.may = {"move", "speak", "wait"};
    m_document.change<std::optional<Persona>>(
        tr("Give %1 a mind").arg(QString::fromStdString(described.name)),
        {ChangeEvent::Part::Persona, kind, {}},
        [kind](Scenario &scenario) -> std::optional<Persona> & {
            return scenario.kinds[static_cast<std::size_t>(kind)].persona;
        },
        std::move(persona));
}

void DesignEdits::takeMind(int kind)
{
    const std::string &name = m_document.scenario().kinds[static_cast<std::size_t>(kind)].name;
    m_document.change<std::optional<Persona>>(
        tr("Take the mind of %1").arg(QString::fromStdString(name)), {ChangeEvent::Part::Persona, kind, {}},
        [kind](Scenario &scenario) -> std::optional<Persona> & {
            return scenario.kinds[static_cast<std::size_t>(kind)].persona;
        },
        std::nullopt);
}

} // namespace gridfolk
