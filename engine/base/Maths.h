// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Transcendental functions with equal bits on every x86-64 machine: SLEEF's deterministic pure-C variants,
/// which never dispatch by processor. Arguments in radians where angles are meant; domain errors give NaN as
/// in <cmath>.
namespace gridfolk::maths
{

[[nodiscard]] double exp(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double pow(double x, double y);
[[nodiscard]] double sin(double x);
[[nodiscard]] double cos(double x);
[[nodiscard]] double tan(double x);
[[nodiscard]] double atan2(double y, double x);

} // namespace gridfolk::maths
