// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Values as bytes and back, for files that this program reads itself: numbers in the machine's own order,
/// containers with their length before them. A class names its members once, for both ways:
///
///     template <class Archive, class Self>
///     static void archive(Archive &archive, Self &self) { archive(self.m_count, self.m_names); }
namespace gridfolk
{

namespace archived
{

/// Copied as they lie in memory: every bit of them is part of their value.
template <class T>
inline constexpr bool isPlain = std::is_arithmetic_v<T> || std::is_enum_v<T> ||
                                (std::is_trivially_copyable_v<T> &&
                                 std::has_unique_object_representations_v<T>);

template <class T>
struct IsVector : std::false_type {
};
template <class T, class A>
struct IsVector<std::vector<T, A>> : std::true_type {
};
template <class T>
struct IsOptional : std::false_type {
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
};
template <class T>
struct IsPair : std::false_type {
};
template <class A, class B>
struct IsPair<std::pair<A, B>> : std::true_type {
};
template <class T>
struct IsShared : std::false_type {
};
template <class T>
struct IsShared<std::shared_ptr<T>> : std::true_type {
};

} // namespace archived

class ArchiveWriter
{
public:
    static constexpr bool kReads = false;

    template <class... Values>
    void operator()(const Values &...values)
    {
        (write(values), ...);
    }

    /// Elements that are there already when they are read.
    template <class Container>
    void each(const Container &elements)
    {
        write(std::uint64_t{elements.size()});
        for (const auto &element : elements) {
            write(element);
        }
    }

    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    template <class T>
    void write(const T &value)
    {
        if constexpr (requires { T::archive(*this, value); }) {
            T::archive(*this, value);
        } else if constexpr (archived::isPlain<T>) {
            append(&value, sizeof value);
        } else if constexpr (archived::IsShared<T>::value) {
            write(*value);
        } else if constexpr (archived::IsOptional<T>::value) {
            write(value.has_value());
            if (value) {
                write(*value);
            }
        } else if constexpr (archived::IsPair<T>::value) {
            write(value.first);
            write(value.second);
        } else {
            write(std::uint64_t{value.size()});
            if constexpr ((archived::IsVector<T>::value ||
                           std::is_same_v<T, std::string>)&&archived::isPlain<typename T::value_type>) {
                append(value.data(), value.size() * sizeof(typename T::value_type));
            } else {
                for (const auto &element : value) {
                    write(element);
                }
            }
        }
    }

    void append(const void *data, std::size_t bytes)
    {
        m_bytes.append(static_cast<const char *>(data), bytes);
    }

    std::string m_bytes;
};

/// Reads what ArchiveWriter wrote. Once something does not fit, isFine() is false and values are left as they
/// are.
class ArchiveReader
{
public:
    static constexpr bool kReads = true;

    /// The bytes outlive the reader.
    explicit ArchiveReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    template <class... Values>
    void operator()(Values &...values)
    {
        (read(values), ...);
    }

    template <class Container>
    void each(Container &elements)
    {
        m_fine = readSize(0) == elements.size() && m_fine;
        for (auto &element : elements) {
            read(element);
        }
    }

    [[nodiscard]] bool isFine() const { return m_fine; }
    [[nodiscard]] bool isAtEnd() const { return m_bytes.empty(); }

private:
    template <class T>
    void read(T &value)
    {
        if constexpr (requires { T::archive(*this, value); }) {
            T::archive(*this, value);
        } else if constexpr (archived::isPlain<T>) {
            copy(&value, sizeof value);
        } else if constexpr (archived::IsShared<T>::value) {
            auto made = std::make_shared<std::remove_const_t<typename T::element_type>>();
            read(*made);
            value = std::move(made);
        } else if constexpr (archived::IsOptional<T>::value) {
            bool there = false;
            read(there);
            value.reset();
            if (there && m_fine) {
                read(value.emplace());
            }
        } else if constexpr (archived::IsPair<T>::value) {
            read(value.first);
            read(value.second);
        } else {
            readContainer(value);
        }
    }

    template <class T>
    void readContainer(T &value)
    {
        using Value = typename T::value_type;
        constexpr bool kPlain =
            (archived::IsVector<T>::value || std::is_same_v<T, std::string>)&&archived::isPlain<Value>;
        const std::size_t size = readSize(kPlain ? sizeof(Value) : 1);
        value.clear();
        if constexpr (kPlain) {
            value.resize(size);
            copy(value.data(), size * sizeof(Value));
        } else if constexpr (requires { typename T::mapped_type; }) {
            for (std::size_t i = 0; i < size && m_fine; ++i) {
                std::pair<typename T::key_type, typename T::mapped_type> element;
                read(element);
                value.insert(value.end(), std::move(element));
            }
        } else {
            for (std::size_t i = 0; i < size && m_fine; ++i) {
                Value element{};
                read(element);
                value.insert(value.end(), std::move(element));
            }
        }
    }

    /// @param least bytes that an element takes, so that a wrong length cannot ask for memory
    std::size_t readSize(std::size_t least)
    {
        std::uint64_t size = 0;
        read(size);
        if (least > 0 && size > m_bytes.size() / least) {
            m_fine = false;
        }
        return m_fine ? static_cast<std::size_t>(size) : 0;
    }

    void copy(void *to, std::size_t bytes)
    {
        if (!m_fine || bytes > m_bytes.size()) {
            m_fine = false;
            return;
        }
        if (bytes > 0) {
            std::memcpy(to, m_bytes.data(), bytes);
        }
        m_bytes.remove_prefix(bytes);
    }

    std::string_view m_bytes;
    bool m_fine = true;
};

} // namespace gridfolk
