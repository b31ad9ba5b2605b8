// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/DueEvents.h"

#include "run/ModelRules.h"

namespace gridfolk
{

namespace
{

// Subjects of the Model stream; the phases of model rules and `stop when` are 1 to 3.
constexpr std::uint64_t kEventSubjects = std::uint64_t{4} << 32;
constexpr std::uint64_t kStateSubjects = std::uint64_t{1} << 48; ///< above all serials

} // namespace

Result<void> runDueEvents(TickContext &context)
{
    const World &world = context.state.world();
    EventQueue &events = context.state.world().events();
    std::uint64_t count = 0;
    while (const std::optional<EventQueue::Event> event = events.takeDue(context.tick)) {
        const typed::ScheduledRule &scheduled = context.program.scheduled[event->rule];
        Subject subject;
        if (scheduled.kind >= 0) {
            if (!world.isAlive(event->agent) ||
                world.body(event->agent).kind != static_cast<std::uint32_t>(scheduled.kind)) {
                continue;
            }
            subject = Subject::ofAgent(event->agent);
        }
        if (context.stop.raised()) {
            return failure("run.stopped");
        }
        context.vm.begin(subject,
                         CounterRng(context.seed, Stream::Model, context.tick, kEventSubjects + count++));
        const Vm::Status status = context.vm.runRule(scheduled.rule);
        if (status != Vm::Status::Done && status != Vm::Status::Died) {
            return tl::make_unexpected(context.problemOf(status));
        }
    }
    return {};
}

Vm::Status noticeStates(const typed::Program &program, const World &world, Vm &vm, std::uint64_t seed)
{
    for (std::size_t kind = 0; kind < program.kinds.size(); ++kind) {
        if (program.kinds[kind].charts.empty()) {
            continue;
        }
        const AgentTable &table = world.table(kind);
        const std::size_t rows = table.rows(); // who is born or comes meanwhile has been noticed
        for (std::size_t row = 0; row < rows; ++row) {
            if (table.alive[row] == 0 || !vm.statesDiffer(kind, row)) {
                continue;
            }
            vm.begin(Subject::ofAgent(world.refOfRow(kind, row)),
                     CounterRng(seed, Stream::Model, world.tick(), kStateSubjects | table.serial[row]));
            const Vm::Status status = vm.noticeStates();
            if (status != Vm::Status::Done && status != Vm::Status::Died) {
                return status;
            }
        }
    }
    return Vm::Status::Done;
}

} // namespace gridfolk
