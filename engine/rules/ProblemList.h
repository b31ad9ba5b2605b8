// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Ast.h"

#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Problems of the texts of one place in the document, at most 100 and each once; what comes after
/// that is dropped.
class ProblemList
{
public:
    using Args = std::vector<std::pair<std::string, std::string>>;

    explicit ProblemList(std::string path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] const std::string &path() const { return m_path; }

    /// Where the text that is checked next starts in the text of the place, both from 1; for holes in
    /// templates.
    void setOrigin(std::uint32_t line, std::uint32_t column);

    /// Reports an error. An empty hint is left out.
    void error(std::string code, ast::Span span, Args args = {}, std::string hint = {});
    void warning(std::string code, ast::Span span, Args args = {}, std::string hint = {});

    /// Adds problems that another stage found in the text at the origin.
    void add(std::vector<Problem> problems);

    /// Whether more errors would be dropped, so that looking for hints is not worth the time.
    [[nodiscard]] bool full() const;

    /// Errors so far.
    [[nodiscard]] std::size_t errors() const { return m_errors; }

    /// All problems by line and column; the list is empty afterwards.
    [[nodiscard]] std::vector<Problem> take();

private:
    void push(Problem problem);

    std::string m_path;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 1;
    std::size_t m_errors = 0;
    std::vector<Problem> m_problems;
};

} // namespace gridfolk
