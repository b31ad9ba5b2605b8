// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "documents/ChangeEvent.h"
#include "scenario/Scenario.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <vector>

class QTimer;

namespace gridfolk
{

/// The scenario being designed, its undo history and its problems. The only way to change it is an undo
/// command, so that every edit is one named step. Lives on the window's thread.
class ScenarioDocument : public QObject
{
    Q_OBJECT

public:
    explicit ScenarioDocument(QObject *parent = nullptr);
    ~ScenarioDocument() override;

    [[nodiscard]] const Scenario &scenario() const { return *m_scenario; }

    /// The scenario as it is now, for a run or for saving; later edits do not change it.
    [[nodiscard]] std::shared_ptr<const Scenario> share() const { return m_scenario; }

    [[nodiscard]] QUndoStack *undoStack() const { return m_undo; }
    [[nodiscard]] bool isModified() const { return !m_undo->isClean(); }
    void markSaved() { m_undo->setClean(); }

    /// Replaces everything and forgets the history, as loading does.
    void load(Scenario scenario, bool modified = false);

    /// Changes one value as an undo step. Steps with the same name and a non-empty equal `mergeKey` that
    /// follow one another become one, as while dragging; a step that changes nothing is dropped.
    /// @param where finds the value in a scenario; it is kept, so it must not hold references into this one
    template <class T>
    void change(const QString &name, const ChangeEvent &event, std::function<T &(Scenario &)> where, T value,
                const QString &mergeKey = {});

    /// Puts an entry into a list, takes one out, or moves one so that it stands at `to`, as an undo step.
    template <class T>
    void insertInto(const QString &name, const ChangeEvent &event,
                    std::function<std::vector<T> &(Scenario &)> list, std::size_t index, T value);
    template <class T>
    void removeFrom(const QString &name, const ChangeEvent &event,
                    std::function<std::vector<T> &(Scenario &)> list, std::size_t index);
    template <class T>
    void moveIn(const QString &name, const ChangeEvent &event,
                std::function<std::vector<T> &(Scenario &)> list, std::size_t from, std::size_t to);

    /// Problems of the model as it is now, checked shortly after the last edit and at once by this call if
    /// needed.
    [[nodiscard]] const std::vector<Problem> &problems();
    [[nodiscard]] bool isRunnable();

    /// By parameter, whether a change counts only in the next run, see setupParameters().
    [[nodiscard]] const std::vector<bool> &setupParameters();

    /// For undo commands only: changes the scenario and tells everyone. Copies it first when it is shared.
    void apply(const ChangeEvent &event, const std::function<void(Scenario &)> &edit);

signals:
    void changed(const gridfolk::ChangeEvent &event);
    void problemsChanged();
    void modifiedChanged(bool modified);

private:
    void checkLater();
    void checkNow();

    std::shared_ptr<Scenario> m_scenario;
    QUndoStack *m_undo;
    QTimer *m_checkTimer;
    bool m_checked = false;
    std::vector<Problem> m_problems;
    std::vector<bool> m_setupParameters;
};

} // namespace gridfolk

#include "commands/ChangeValue.h"
#include "commands/ListCommand.h"

namespace gridfolk
{

template <class T>
void ScenarioDocument::change(const QString &name, const ChangeEvent &event,
                              std::function<T &(Scenario &)> where, T value, const QString &mergeKey)
{
    // Not even pushed, as that would forget the steps that can be redone.
    if (where(*m_scenario) != value) {
        m_undo->push(new ChangeValue<T>(*this, name, event, std::move(where), std::move(value), mergeKey));
    }
}

template <class T>
void ScenarioDocument::insertInto(const QString &name, const ChangeEvent &event,
                                  std::function<std::vector<T> &(Scenario &)> list, std::size_t index,
                                  T value)
{
    m_undo->push(ListCommand<T>::insertion(*this, name, event, std::move(list), index, std::move(value)));
}

template <class T>
void ScenarioDocument::removeFrom(const QString &name, const ChangeEvent &event,
                                  std::function<std::vector<T> &(Scenario &)> list, std::size_t index)
{
    m_undo->push(ListCommand<T>::removal(*this, name, event, std::move(list), index));
}

template <class T>
void ScenarioDocument::moveIn(const QString &name, const ChangeEvent &event,
                              std::function<std::vector<T> &(Scenario &)> list, std::size_t from,
                              std::size_t to)
{
    if (from != to) {
        m_undo->push(ListCommand<T>::move(*this, name, event, std::move(list), from, to));
    }
}

} // namespace gridfolk
