// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/columns/ColumnKernels.h"

#include "base/Maths.h"
#include "exec/CheckedMaths.h"

#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

// A register is read and written lane by lane, also where destination and operand are one.
#ifdef __clang__
#define INDEPENDENT_LANES _Pragma("clang loop vectorize(assume_safety)")
#else
#define INDEPENDENT_LANES _Pragma("GCC ivdep")
#endif

using Byte = std::uint8_t;
using Word = std::uint64_t;
using Int = std::int64_t;

/// An instruction with its registers and lanes.
struct Call {
    const ColumnInstruction &in;
    ColumnRegisters &registers;
    LaneRange range;

    template <class T>
    [[nodiscard]] T *a() const
    {
        return registers.at<T>(in.a);
    }
    template <class T>
    [[nodiscard]] const T *b() const
    {
        return registers.at<T>(in.b);
    }
    template <class T>
    [[nodiscard]] const T *c() const
    {
        return registers.at<T>(in.c);
    }

    /// Whether a lane that counts is bad. Called when any lane is.
    template <class IsBad>
    [[nodiscard]] bool faults(IsBad isBad) const
    {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            if (registers.active(in.mask, i) && isBad(i)) {
                return true;
            }
        }
        return false;
    }
};

template <class Out, class In, class F>
void map(const Call &call, F f)
{
    Out *out = call.a<Out>();
    const In *x = call.b<In>();
    const std::size_t end = call.range.end;
    INDEPENDENT_LANES
    for (std::size_t i = call.range.begin; i < end; ++i) {
        out[i] = static_cast<Out>(f(x[i]));
    }
}

template <class Out, class In, class F>
void map2(const Call &call, F f)
{
    Out *out = call.a<Out>();
    const In *x = call.b<In>();
    const In *y = call.c<In>();
    const std::size_t end = call.range.end;
    INDEPENDENT_LANES
    for (std::size_t i = call.range.begin; i < end; ++i) {
        out[i] = static_cast<Out>(f(x[i], y[i]));
    }
}

/// Only in lanes that count, for functions that are slow or must not see what other lanes hold.
template <class Out, class In, class F>
bool mapActive(const Call &call, F f)
{
    Out *out = call.a<Out>();
    const In *x = call.b<In>();
    const In *y = call.c<In>();
    for (std::size_t i = call.range.begin; i < call.range.end; ++i) {
        if (call.registers.active(call.in.mask, i) && !f(out[i], x[i], y[i])) {
            return false;
        }
    }
    return true;
}

/// Arithmetic of floats. False when in a lane that counts the outcome is not a number.
template <class F>
bool mapFloats(const Call &call, F f)
{
    double *out = call.a<double>();
    const double *x = call.b<double>();
    const double *y = call.c<double>();
    const std::size_t end = call.range.end;
    std::uint64_t bad = 0;
    INDEPENDENT_LANES
    for (std::size_t i = call.range.begin; i < end; ++i) {
        const double outcome = f(x[i], y[i]);
        bad |= static_cast<std::uint64_t>(outcome != outcome);
        out[i] = outcome;
    }
    return bad == 0 || !call.faults([&](std::size_t i) { return std::isnan(out[i]); });
}

/// A function of the mathematical library, in lanes that count.
template <class F>
bool mapFunction(const Call &call, F f)
{
    return mapActive<double, double>(call, [f](double &out, double x, double y) {
        out = f(x, y);
        return !std::isnan(out);
    });
}

template <class F>
bool mapToInteger(const Call &call, F f)
{
    return mapActive<Int, double>(call, [f](Int &out, double x, double) {
        const std::optional<Int> whole = checked::toInteger(f(x));
        out = whole.value_or(0);
        return whole.has_value();
    });
}

/// Sums wrap, then the lanes where that lost something are looked at: the sign of both operands differs from
/// that of the sum.
bool addWords(const Call &call)
{
    Word *out = call.a<Word>();
    const Word *x = call.b<Word>();
    const Word *y = call.c<Word>();
    Word lost = 0;
    const std::size_t end = call.range.end;
    INDEPENDENT_LANES
    for (std::size_t i = call.range.begin; i < end; ++i) {
        const Word left = x[i];
        const Word sum = left + y[i];
        lost |= (left ^ sum) & (y[i] ^ sum);
        out[i] = sum;
    }
    if (!call.in.checked || static_cast<Int>(lost) >= 0) {
        return true;
    }
    // The destination may be the first operand, which sum and second operand give back.
    return !call.faults([&](std::size_t i) {
        const Word left = out[i] - y[i];
        return static_cast<Int>((left ^ out[i]) & (y[i] ^ out[i])) < 0;
    });
}

bool subtractWords(const Call &call)
{
    map2<Word, Word>(call, [](Word x, Word y) { return x - y; });
    if (!call.in.checked) {
        return true;
    }
    const Int *x = call.b<Int>();
    const Int *y = call.c<Int>();
    return !call.faults([&](std::size_t i) {
        Int difference = 0;
        return __builtin_sub_overflow(x[i], y[i], &difference);
    });
}

bool multiplyWords(const Call &call)
{
    map2<Word, Word>(call, [](Word x, Word y) { return x * y; });
    if (!call.in.checked) {
        return true;
    }
    const Int *x = call.b<Int>();
    const Int *y = call.c<Int>();
    return !call.faults([&](std::size_t i) {
        Int product = 0;
        return __builtin_mul_overflow(x[i], y[i], &product);
    });
}

bool divideWords(const Call &call)
{
    return mapActive<Int, Int>(call, [](Int &out, Int x, Int y) {
        const std::optional<Int> quotient = y == 0 ? std::nullopt : checked::floorDivide(x, y);
        out = quotient.value_or(0);
        return quotient.has_value();
    });
}

bool moduloWords(const Call &call)
{
    return mapActive<Int, Int>(call, [](Int &out, Int x, Int y) {
        out = y == 0 ? 0 : checked::modulo(x, y);
        return y != 0;
    });
}

bool powerWords(const Call &call)
{
    return mapActive<Int, Int>(call, [](Int &out, Int x, Int y) {
        const std::optional<Int> power = y < 0 ? std::nullopt : checked::power(x, y);
        out = power.value_or(0);
        return power.has_value();
    });
}

bool dividesByZero(const Call &call)
{
    const double *divisor = call.c<double>();
    std::uint64_t zero = 0;
    for (std::size_t i = call.range.begin; i < call.range.end; ++i) {
        zero |= static_cast<std::uint64_t>(divisor[i] == 0);
    }
    return zero != 0 && call.faults([&](std::size_t i) { return divisor[i] == 0; });
}

bool runByte(const Call &call)
{
    switch (call.in.op) {
    case ColumnOp::Add:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x + y; });
        return true;
    case ColumnOp::Subtract:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x - y; });
        return true;
    case ColumnOp::Multiply:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x * y; });
        return true;
    default:
        return false;
    }
}

bool runWord(const Call &call)
{
    switch (call.in.op) {
    case ColumnOp::Add:
        return addWords(call);
    case ColumnOp::Subtract:
        return subtractWords(call);
    case ColumnOp::Multiply:
        return multiplyWords(call);
    case ColumnOp::FloorDivide:
        return divideWords(call);
    case ColumnOp::Modulo:
        return moduloWords(call);
    case ColumnOp::Power:
        return powerWords(call);
    case ColumnOp::Negate:
    case ColumnOp::Absolute: {
        const bool negate = call.in.op == ColumnOp::Negate;
        map<Word, Word>(call, [negate](Word x) { return negate || static_cast<Int>(x) < 0 ? 0 - x : x; });
        const Int *x = call.b<Int>();
        return !call.in.checked || !call.faults([&](std::size_t i) { return x[i] == INT64_MIN; });
    }
    default:
        return false;
    }
}

bool runFloat(const Call &call)
{
    switch (call.in.op) {
    case ColumnOp::Add:
        return mapFloats(call, [](double x, double y) { return x + y; });
    case ColumnOp::Subtract:
        return mapFloats(call, [](double x, double y) { return x - y; });
    case ColumnOp::Multiply:
        return mapFloats(call, [](double x, double y) { return x * y; });
    case ColumnOp::Divide:
        return !dividesByZero(call) && mapFloats(call, [](double x, double y) { return x / y; });
    case ColumnOp::FloorDivide:
        return !dividesByZero(call) && mapFloats(call, [](double x, double y) { return std::floor(x / y); });
    case ColumnOp::Modulo:
        return !dividesByZero(call) &&
               mapFunction(call, [](double x, double y) { return checked::modulo(x, y); });
    case ColumnOp::Power:
        return mapFunction(call, [](double x, double y) { return maths::pow(x, y); });
    case ColumnOp::Atan2:
        return mapFunction(call, [](double y, double x) { return maths::atan2(y, x); });
    case ColumnOp::Exp:
        return mapFunction(call, [](double x, double) { return maths::exp(x); });
    case ColumnOp::Log:
        return mapFunction(call, [](double x, double) { return maths::log(x); });
    case ColumnOp::Sin:
        return mapFunction(call, [](double x, double) { return maths::sin(x); });
    case ColumnOp::Cos:
        return mapFunction(call, [](double x, double) { return maths::cos(x); });
    case ColumnOp::Tan:
        return mapFunction(call, [](double x, double) { return maths::tan(x); });
    case ColumnOp::SquareRoot:
        return mapFunction(call, [](double x, double) { return std::sqrt(x); });
    case ColumnOp::Negate:
        map<double, double>(call, [](double x) { return -x; });
        return true;
    case ColumnOp::Absolute:
        map<double, double>(call, [](double x) { return std::fabs(x); });
        return true;
    case ColumnOp::ToInt:
        return mapToInteger(call, [](double x) { return x; });
    case ColumnOp::Floor:
        return mapToInteger(call, [](double x) { return std::floor(x); });
    case ColumnOp::Ceil:
        return mapToInteger(call, [](double x) { return std::ceil(x); });
    case ColumnOp::Round:
        return mapToInteger(call, [](double x) { return std::nearbyint(x); });
    default:
        return false;
    }
}

/// Operations that read the same for all types.
template <class T>
bool runGeneric(const Call &call)
{
    switch (call.in.op) {
    case ColumnOp::Move:
        map<T, T>(call, [](T x) { return x; });
        return true;
    case ColumnOp::Minimum: // the first operand when they are equal
        map2<T, T>(call, [](T x, T y) { return y < x ? y : x; });
        return true;
    case ColumnOp::Maximum:
        map2<T, T>(call, [](T x, T y) { return x < y ? y : x; });
        return true;
    case ColumnOp::Less:
        map2<Byte, T>(call, [](T x, T y) { return x < y; });
        return true;
    case ColumnOp::LessEqual:
        map2<Byte, T>(call, [](T x, T y) { return x <= y; });
        return true;
    case ColumnOp::Equal:
        map2<Byte, T>(call, [](T x, T y) { return x == y; });
        return true;
    case ColumnOp::NotEqual:
        map2<Byte, T>(call, [](T x, T y) { return x != y; });
        return true;
    case ColumnOp::ToFloat:
        map<double, T>(call, [](T x) { return static_cast<double>(x); });
        return true;
    case ColumnOp::RequireAny: {
        const T *x = call.b<T>();
        return !call.faults([&](std::size_t i) { return x[i] == 0; });
    }
    case ColumnOp::Select: {
        T *out = call.a<T>();
        const T *x = call.b<T>();
        const T *y = call.c<T>();
        const Byte *mask = call.registers.at<Byte>(static_cast<std::uint16_t>(call.in.mask));
        const std::size_t end = call.range.end;
        INDEPENDENT_LANES
        for (std::size_t i = call.range.begin; i < end; ++i) {
            const T then = x[i]; // both are read, so that there is no branch
            const T otherwise = y[i];
            out[i] = mask[i] != 0 ? then : otherwise;
        }
        return true;
    }
    case ColumnOp::Fill: {
        T *out = call.a<T>();
        T value{};
        if constexpr (std::is_same_v<T, double>) {
            value = std::bit_cast<double>(call.in.k);
        } else {
            value = static_cast<T>(call.in.k);
        }
        std::fill(out + call.range.begin, out + call.range.end, value);
        return true;
    }
    default:
        return false;
    }
}

bool isGeneric(ColumnOp op)
{
    switch (op) {
    case ColumnOp::Move:
    case ColumnOp::Minimum:
    case ColumnOp::Maximum:
    case ColumnOp::Less:
    case ColumnOp::LessEqual:
    case ColumnOp::Equal:
    case ColumnOp::NotEqual:
    case ColumnOp::ToFloat:
    case ColumnOp::RequireAny:
    case ColumnOp::Select:
    case ColumnOp::Fill:
        return true;
    default:
        return false;
    }
}

bool drawIntegers(const Call &call)
{
    Int *out = call.a<Int>();
    const Word *low = call.b<Word>();
    const Word *high = call.c<Word>();
    for (std::size_t i = call.range.begin; i < call.range.end; ++i) {
        if (!call.registers.active(call.in.mask, i)) {
            continue;
        }
        if (static_cast<Int>(high[i]) < static_cast<Int>(low[i])) {
            return false;
        }
        CounterRng &rng = call.registers.draws()[i];
        const Word width = high[i] - low[i] + 1;
        out[i] = static_cast<Int>(low[i] + (width == 0 ? rng.bits64() : rng.below(width)));
    }
    return true;
}

bool drawFloats(const Call &call)
{
    double *out = call.a<double>();
    const double *low = call.b<double>();
    const double *high = call.c<double>();
    for (std::size_t i = call.range.begin; i < call.range.end; ++i) {
        if (!call.registers.active(call.in.mask, i)) {
            continue;
        }
        out[i] = low[i] + (high[i] - low[i]) * call.registers.draws()[i].uniform();
        if (std::isnan(out[i])) {
            return false;
        }
    }
    return true;
}

void drawChances(const Call &call)
{
    Byte *out = call.a<Byte>();
    const double *probability = call.b<double>();
    for (std::size_t i = call.range.begin; i < call.range.end; ++i) {
        const bool draws = call.registers.active(call.in.mask, i);
        out[i] = draws && call.registers.draws()[i].uniform() < probability[i] ? 1 : 0;
    }
}

template <class T>
void markLanes(std::span<const T> left, const T *right, std::uint8_t *marks)
{
    const std::size_t count = left.size();
    const T *values = left.data();
    INDEPENDENT_LANES
    for (std::size_t i = 0; i < count; ++i) {
        marks[i] = static_cast<Byte>(marks[i] | static_cast<Byte>(values[i] != right[i]));
    }
}

} // namespace

void markDifferences(std::span<const std::uint8_t> left, const std::uint8_t *right, std::uint8_t *marks)
{
    markLanes(left, right, marks);
}

void markDifferences(std::span<const std::uint64_t> left, const std::uint64_t *right, std::uint8_t *marks)
{
    markLanes(left, right, marks);
}

void ColumnRegisters::install(const ColumnProgram &program, std::size_t lanes)
{
    m_lanes = lanes;
    m_offsets.clear();
    std::size_t size = 0;
    for (const Lane lane : program.registers) {
        m_offsets.push_back(size);
        size += lanes * (lane == Lane::Byte ? 1 : 8);
    }
    m_storage.assign(size / 8 + 1, 0);
    m_memory = {reinterpret_cast<std::uint8_t *>(m_storage.data()), m_storage.size() * 8};
    m_draws.resize(program.draws ? lanes : 0);
}

bool runKernel(const ColumnInstruction &in, ColumnRegisters &registers, LaneRange range)
{
    const Call call{in, registers, range};
    switch (in.op) {
    case ColumnOp::And:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x & y; });
        return true;
    case ColumnOp::AndNot:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x & (y ^ 1); });
        return true;
    case ColumnOp::Or:
        map2<Byte, Byte>(call, [](Byte x, Byte y) { return x | y; });
        return true;
    case ColumnOp::Not:
        map<Byte, Byte>(call, [](Byte x) { return x ^ 1; });
        return true;
    case ColumnOp::Widen:
        map<Word, Byte>(call, [](Byte x) { return x; });
        return true;
    case ColumnOp::Chance:
        drawChances(call);
        return true;
    case ColumnOp::RandomFloat:
        return drawFloats(call);
    case ColumnOp::RandomInt:
        return drawIntegers(call);
    default:
        break;
    }
    switch (in.lane) {
    case Lane::Byte:
        return isGeneric(in.op) ? runGeneric<Byte>(call) : runByte(call);
    case Lane::Word:
        return isGeneric(in.op) ? runGeneric<Int>(call) : runWord(call);
    case Lane::Float:
        break;
    }
    return isGeneric(in.op) ? runGeneric<double>(call) : runFloat(call);
}

#undef INDEPENDENT_LANES

} // namespace gridfolk
