// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ProblemList.h"

#include <algorithm>
#include <tuple>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMaxProblems = 100;

Problem problemAt(std::string code, ast::Span span, ProblemList::Args args, std::string hint)
{
    if (!hint.empty()) {
        args.emplace_back("hint", std::move(hint));
    }
    Place place;
    place.line = span.line;
    place.column = span.column;
    place.length = span.length;
    return {std::move(code), std::move(args), std::move(place), false};
}

} // namespace

void ProblemList::setOrigin(std::uint32_t line, std::uint32_t column)
{
    m_line = line;
    m_column = column;
}

void ProblemList::error(std::string code, ast::Span span, Args args, std::string hint)
{
    push(problemAt(std::move(code), span, std::move(args), std::move(hint)));
}

void ProblemList::warning(std::string code, ast::Span span, Args args, std::string hint)
{
    Problem problem = problemAt(std::move(code), span, std::move(args), std::move(hint));
    problem.warning = true;
    push(std::move(problem));
}

void ProblemList::add(std::vector<Problem> problems)
{
    for (Problem &problem : problems) {
        push(std::move(problem));
    }
}

void ProblemList::push(Problem problem)
{
    m_errors += problem.warning ? 0 : 1;
    if (m_problems.size() >= kMaxProblems && (problem.warning || m_errors > kMaxProblems)) {
        return;
    }
    problem.place.path = m_path;
    if (problem.place.line == 1) {
        problem.place.column += m_column - 1;
    }
    if (problem.place.line > 0) {
        problem.place.line += m_line - 1;
    }
    const auto same = [&problem](const Problem &other) {
        return other.code == problem.code && other.place.line == problem.place.line &&
               other.place.column == problem.place.column && other.args == problem.args;
    };
    if (std::none_of(m_problems.begin(), m_problems.end(), same)) {
        m_problems.push_back(std::move(problem));
    }
}

bool ProblemList::full() const
{
    return m_errors >= kMaxProblems;
}

std::vector<Problem> ProblemList::take()
{
    std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem &a, const Problem &b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return std::exchange(m_problems, {});
}

} // namespace gridfolk
