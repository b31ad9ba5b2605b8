// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Vm.h"

namespace gridfolk
{

/// Acts for another subject until the end of the scope.
class Vm::SubjectScope
{
public:
    SubjectScope(Vm &vm, AgentRef agent, const CounterRng &rng)
        : m_vm(vm)
        , m_subject(vm.m_subject)
        , m_selfTable(vm.m_selfTable)
        , m_selfKind(vm.m_selfKind)
        , m_selfRow(vm.m_selfRow)
        , m_rng(vm.m_rng)
    {
        vm.setSubject(Subject::ofAgent(agent));
        vm.m_rng = rng;
    }
    ~SubjectScope()
    {
        // The outer subject may be dead by now; its row stays until the tick ends.
        m_vm.m_subject = m_subject;
        m_vm.m_selfTable = m_selfTable;
        m_vm.m_ownColumns = m_selfTable != nullptr ? m_selfTable->columns.data() : nullptr;
        m_vm.m_selfKind = m_selfKind;
        m_vm.m_selfRow = m_selfRow;
        m_vm.m_rng = m_rng;
    }
    SubjectScope(const SubjectScope &) = delete;
    SubjectScope &operator=(const SubjectScope &) = delete;

private:
    Vm &m_vm;
    Subject m_subject;
    AgentTable *m_selfTable;
    std::uint32_t m_selfKind;
    std::size_t m_selfRow;
    CounterRng m_rng;
};

} // namespace gridfolk
