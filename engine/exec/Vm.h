// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "base/Result.h"
#include "base/StopFlag.h"
#include "exec/Bytecode.h"
#include "exec/Requests.h"
#include "exec/SetIterator.h"
#include "exec/Subject.h"
#include "exec/columns/AgentLoopMachine.h"
#include "scenario/Scenario.h"
#include "world/World.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// The random numbers of turns that are taken together.
struct TurnNumbers {
    CounterRng any;                            ///< of their stream and tick
    std::uint64_t stage = 0;                   ///< with a serial, whose numbers
    const CounterRng::Block *firsts = nullptr; ///< by turn, the first of them, where most draw

    /// Of a turn, in place of those of another.
    void begin(CounterRng &rng, std::size_t turn, std::uint64_t serial) const
    {
        rng.restart(serial | stage);
        if (firsts != nullptr) {
            rng.startWith(firsts[turn]);
        }
    }
};

/// The register machine that runs rules. It is the reference for any other backend. One per thread; it
/// allocates while it warms up and not afterwards.
///
///     vm.begin(Subject::ofAgent(a), CounterRng(seed, Stream::Rule, tick, serial));
///     if (vm.run(unit) == Vm::Status::Failed) { … vm.takeProblem() … }
class Vm
{
public:
    /// What a run of a unit came to.
    enum class Status : std::uint8_t {
        Done,
        Died,   ///< the acting agent is gone, or of another kind now; its turn ends
        Failed, ///< takeProblem() says why; the tick must be abandoned
        Stopped ///< the stop flag was raised; the tick must be abandoned
    };

    /// All references outlive the machine.
    Vm(const Scenario &scenario, const Bytecode &code, World &world, std::uint64_t seed);

    /// Starts a turn: whose it is, its random numbers, and a fresh step budget.
    void begin(const Subject &subject, const CounterRng &rng)
    {
        setSubject(subject);
        m_rng = rng;
        m_budget = kTurnBudget;
        startCalls();
    }

    /// A whole turn of a living agent, until it dies.
    Status takeTurn(World::Body body, const TurnRules &rules, const CounterRng &rng);

    static constexpr std::size_t kMostTurns = 32; ///< that are taken together

    /// Turns one after the other, of those who still live then and do not rest. Failed and Stopped end them.
    /// @param turns at most kMostTurns
    /// @param rules by kind
    Status takeTurns(std::span<const World::Body> turns, std::span<const TurnRules> rules,
                     const TurnNumbers &numbers);

    /// Runs a unit; may be called several times in a turn, which share random numbers and budget.
    Status run(typed::UnitIndex unit, std::span<const std::uint64_t> arguments = {});

    /// Runs a rule if its condition holds.
    Status runRule(const typed::Rule &rule, std::span<const std::uint64_t> arguments = {});

    /// Lets the acting agent go from one state to another if the rule's cause holds. A state is left at the
    /// earliest in the tick after it was entered.
    /// @param arguments sender and fields, of a transition by message
    Status transit(const typed::Rule &rule, std::span<const std::uint64_t> arguments = {});

    /// Whether a state of the agent in a row was set by a rule that is no transition and not noticed yet.
    [[nodiscard]] bool statesDiffer(std::size_t kind, std::size_t row) const;

    /// Runs `on exit` and `on enter` for the states of the acting agent that were set so.
    Status noticeStates();

    /// The value that the last unit gave, as register bits.
    [[nodiscard]] std::uint64_t result() const { return m_result; }

    /// What the last unit gave whose result is a set of numbers.
    [[nodiscard]] std::vector<std::uint64_t> takeEmitted() { return std::exchange(m_emitted, {}); }

    /// Creates an agent with its initial attributes and runs its `on birth` rules; nobody when the cell is
    /// full.
    Status create(std::int32_t kind, std::uint32_t cell, AgentRef &newborn);

    /// Links two agents, with the initial attributes of the link kind; the link that they had stays as it is.
    Status connect(std::size_t kind, AgentRef from, AgentRef to, std::uint32_t &link);

    [[nodiscard]] Problem takeProblem() { return std::move(m_problem); }

    /// Lines printed since the last call, with agent and rule in their place ("run.print").
    [[nodiscard]] std::vector<Problem> takePrints() { return std::exchange(m_prints, {}); }

    void setStopFlag(const StopFlag *stop) { m_stop = stop; }

    /// Cell rules read other cells from these layers while they write the world's; nullptr: from the world.
    void setPreviousLayers(const std::vector<const Column *> *layers) { m_previousLayers = layers; }

    /// From now on rules act all at once: they read others as they were and only ask for changes. nullptr: in
    /// turn.
    void setRequests(Requests *requests) { m_requests = requests; }

    /// Does what was asked for, and goes back to acting in turn. The random numbers decide who moves first.
    Status grant(Requests &requests, const CounterRng &rng);

    /// Loop steps and calls that one turn may take.
    static constexpr std::int64_t kTurnBudget = 20'000'000;

    /// Calls, births and deaths inside each other.
    static constexpr int kDepthLimit = 64;

private:
    class SubjectScope;
    struct Ops; ///< see ops/Ops.h
    struct OperationTable;

    Status takeTurn(World::Body body, const TurnRules &rules);
    [[nodiscard]] std::uint32_t whoActs(std::span<const World::Body> turns,
                                        std::span<const TurnRules> rules) const;
    Status execute(const Chunk &chunk, std::uint64_t *frame);
    [[nodiscard]] std::size_t placeOf(const Instruction *in) const; ///< in the chunk that runs
    void run(const Chunk &chunk, std::uint64_t *frame);

    // Ends of the run with a problem: nullptr, for operations to give back
    const Instruction *failAt(const Instruction *in, const char *code);
    const Instruction *failAt(const Instruction *in, const char *code, const char *first,
                              std::int64_t firstNumber, const char *second, std::int64_t secondNumber);
    const Instruction *notAlive(const Instruction *in, AgentRef agent);
    const Instruction *badRadius(const Instruction *in, std::int64_t radius);
    const Instruction *badMean(const Instruction *in, double mean);
    const Instruction *lacksAttribute(const Instruction *in, std::size_t kind);
    const Instruction *outOfBudget(const Instruction *in);

    Status endLife(const Instruction *in, std::uint64_t *frame, AgentRef agent);
    Status createBy(const Instruction *in, std::uint64_t *frame);
    Status enter(const Chunk &chunk); ///< the first of a turn, whose frame is at the bottom
    Status call(typed::UnitIndex unit, std::span<const std::uint64_t> arguments);
    Status initialize(std::int32_t kind, AgentRef newborn, const CreatePlan *plan,
                      const std::uint64_t *given);
    Status runEvents(const std::vector<typed::Rule> &rules, AgentRef subject, Stream stream);
    Status kill(AgentRef agent);
    /// Columns of a chart: the state, the state that was noticed, and since which tick.
    struct ChartState {
        Column &value;
        Column &known;
        Column &since;
    };
    ChartState chartState(std::size_t chart);
    Status startCharts(AgentRef agent, bool enters);
    Status readMessages(const std::vector<const typed::Rule *> &readers);
    void startCalls() ///< of units, from the bottom
    {
        m_top = 0;
        m_iteratorTop = 0;
        m_depth = 0;
    }
    Status causeHolds(const typed::Rule &rule, std::int64_t since, bool &holds);
    Status runRules(const std::vector<typed::Rule> &rules);
    Status later(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    Status sendMessage(const Chunk &chunk, std::size_t at, const std::uint64_t *frame);
    Status scheduleEvent(const Chunk &chunk, std::size_t at, const std::uint64_t *frame);
    Status request(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    Status merge(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    bool join(const Requests::Write &write);
    void grantMoves(std::vector<Requests::Move> &moves, CounterRng rng);

    /// An attribute of agents as the acting one may read it.
    [[nodiscard]] const Column &attributeOf(std::size_t kind, std::size_t column) const
    {
        return m_requests != nullptr ? (*m_requests->before)[kind][column]
                                     : m_world.table(kind).columns[column];
    }
    Status seldom(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status network(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status plane(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status lists(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status copyList(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    Status changeList(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    const std::uint64_t *listAt(const Chunk &chunk, std::size_t at, std::int64_t place,
                                std::uint64_t agentBits, std::uint64_t *frame);
    Status listIsFull(const Chunk &chunk, std::size_t at, std::int64_t place);
    Status noSuchElement(const Chunk &chunk, std::size_t at, std::uint64_t wanted, std::uint64_t length);
    [[nodiscard]] static bool listIndex(std::uint64_t wanted, std::uint64_t length, std::uint64_t &index);
    Status buffer(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status loopOverBlocks(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status time(const Chunk &chunk, std::size_t at, std::uint64_t *frame);
    Status pickFromBuffer(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status measureBuffer(const Chunk &chunk, std::size_t at, std::uint64_t *frame, SetIterator *iterators);
    Status connectPlanned(const Instruction &in, std::uint64_t *frame);
    /// Whether code of an initial value writes it, as that of lists does, and gives none.
    [[nodiscard]] bool setsItself(typed::UnitIndex initial) const
    {
        return m_code.chunks[static_cast<std::size_t>(initial)].result.base == typed::Type::Base::Void;
    }
    Status become(const CreatePlan &plan, const std::uint64_t *given);
    Status fail(const Chunk &chunk, std::size_t instruction, const char *code,
                std::vector<std::pair<std::string, std::string>> args = {});
    void setSubject(const Subject &subject)
    {
        m_subject = subject;
        if (subject.type == typed::Subject::Agent) {
            setAgent(subject.agent, m_world.body(subject.agent));
        }
    }
    void setAgent(AgentRef agent, World::Body body)
    {
        m_subject.type = typed::Subject::Agent;
        m_subject.agent = agent;
        m_selfTable = &m_world.table(body.kind);
        m_ownColumns = m_selfTable->columns.data();
        m_selfKind = body.kind;
        m_selfRow = body.row;
    }
    /// Tells the mirror what was written to an attribute. Where all act at once it goes on to show what was.
    void mirror(World::Body body, std::size_t column, std::uint64_t bits)
    {
        if (m_world.mirror().exists() && m_requests == nullptr) {
            m_world.mirrorAttribute(body, column, bits);
        }
    }
    [[nodiscard]] World::Body selfBody() const { return {m_selfKind, static_cast<std::uint32_t>(m_selfRow)}; }
    [[nodiscard]] std::uint32_t subjectCell() const
    {
        return m_subject.type == typed::Subject::Agent ? m_selfTable->cell[m_selfRow] : m_subject.cell;
    }
    AgentRef createPlanned(const CreatePlan &plan, std::uint32_t cell, const std::uint64_t *given,
                           Status &status);
    [[nodiscard]] bool subjectDied() const
    {
        return m_subject.type == typed::Subject::Agent && !m_world.isAlive(m_subject.agent);
    }
    void printLine(const Chunk &chunk);

    /// Layers as the code may read them: the copy of the last tick for other cells, the world's for its own.
    [[nodiscard]] const Column &readable(std::int64_t layer, std::uint64_t cell) const
    {
        const auto index = static_cast<std::size_t>(layer);
        return m_previousLayers != nullptr && cell != m_subject.cell ? *(*m_previousLayers)[index]
                                                                     : m_world.layers()[index];
    }

    /// False when the turn's budget is gone or the stop flag is up.
    [[nodiscard]] bool spend()
    {
        --m_budget;
        return (m_budget & 1023) != 0 || !mustEnd();
    }
    [[nodiscard]] bool mustEnd();

    // Native loops over agents, in VmReduce.cpp
    class Reducer;
    Status reduce(const Instruction *in, std::uint64_t *frame);
    Status reduceByRows(const Instruction *in, std::uint64_t *frame, const Reduction &reduction);
    [[nodiscard]] std::uint32_t centerOf(const Reduction &reduction, const std::uint64_t *frame) const;
    bool reduceAgents(Reducer &reducer, std::int64_t wanted);
    bool reduceNeighbors(Reducer &reducer, std::uint32_t center, std::int64_t radius,
                         const Reduction &reduction);
    bool reduceCell(Reducer &reducer, std::uint32_t cell, std::int64_t wanted, std::uint32_t except);
    [[nodiscard]] AgentRef pickAgentHere(std::uint32_t cell, std::int64_t kind);

    /// kOutside: there is none
    [[nodiscard]] std::uint32_t pickNeighborCell(std::uint32_t center, std::int64_t radius)
    {
        const NeighborIndex::Around around = m_world.index().around(center, radius);
        const NeighborIndex::Ring &ring = *around.ring;
        return around.interior && !ring.empty()
                   ? center + static_cast<std::uint32_t>(ring[m_rng.below(ring.size())].delta)
                   : pickAtEdge(ring, center);
    }
    [[nodiscard]] std::uint32_t pickAtEdge(const NeighborIndex::Ring &ring, std::uint32_t center);
    [[nodiscard]] AgentRef pickAgent(std::int64_t kind);
    enum class Weighing : std::uint8_t { Found, Nothing, Bad };
    Weighing pickWeighted(const std::vector<std::uint64_t> &weights, std::size_t &choice);
    [[nodiscard]] double normal(double mean, double deviation);
    [[nodiscard]] std::int64_t poisson(double mean);

    const Scenario &m_scenario;
    const Bytecode &m_code;
    World &m_world;
    std::uint64_t m_seed;
    const StopFlag *m_stop = nullptr;
    const std::vector<const Column *> *m_previousLayers = nullptr;
    Requests *m_requests = nullptr;

    Subject m_subject;
    AgentTable *m_selfTable = nullptr;
    Column *m_ownColumns = nullptr; ///< of m_selfTable
    std::uint32_t m_selfKind = 0;
    std::size_t m_selfRow = 0;
    CounterRng m_rng;
    std::int64_t m_budget = 0;
    bool m_idle = false;      ///< the turn has done nothing, as far as units tell, see findIdleTurns()
    std::int64_t m_reach = 0; ///< how far the turn looked around
    int m_depth = 0;
    const Chunk *m_chunk = nullptr;          ///< that runs
    SetIterator *m_frameIterators = nullptr; ///< its own
    Status m_status = Status::Done;          ///< how it ended
    std::uint64_t m_result = 0;
    Problem m_problem;
    std::vector<std::uint64_t> m_emitted;
    std::string m_line;
    std::vector<std::uint64_t> m_letter; ///< what is sent
    std::vector<Problem> m_prints;
    std::size_t m_top = 0;                  ///< first free register
    std::size_t m_iteratorTop = 0;          ///< first free iterator
    std::vector<std::uint64_t> m_registers; ///< sized once for the deepest nesting, so frames never move
    std::vector<SetIterator> m_iterators;   ///< likewise
    std::vector<AgentLoopMachine> m_loops;  ///< by loop
};

} // namespace gridfolk
