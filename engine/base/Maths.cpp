// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Maths.h"

#include <sleef.h>

namespace gridfolk::maths
{

double exp(double x)
{
    return Sleef_cinz_expd1_u10purec(x);
}

double log(double x)
{
    return Sleef_cinz_logd1_u10purec(x);
}

double pow(double x, double y)
{
    return Sleef_cinz_powd1_u10purec(x, y);
}

double sin(double x)
{
    return Sleef_cinz_sind1_u10purec(x);
}

double cos(double x)
{
    return Sleef_cinz_cosd1_u10purec(x);
}

double tan(double x)
{
    return Sleef_cinz_tand1_u10purec(x);
}

double atan2(double y, double x)
{
    return Sleef_cinz_atan2d1_u10purec(y, x);
}

} // namespace gridfolk::maths
