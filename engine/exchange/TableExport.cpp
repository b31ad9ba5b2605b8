// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/TableExport.h"

namespace gridfolk
{

Result<void> exportTable(const std::string &path, const std::string &table,
                         const std::vector<std::string> &columns, const Provenance &provenance,
                         CsvOptions options, const std::function<void(CsvWriter &)> &writeRows)
{
    OutputFile file(path);
    CsvWriter csv(file, columns, options);
    writeRows(csv);
    if (auto done = file.finish(); !done || file.isDirect()) {
        return done;
    }
    OutputFile sidecar(path + ".json");
    sidecar.write(sidecarText(provenance, table, csv, columns, options));
    // Both are on the disk before either is put in its place.
    if (auto done = sidecar.finish(); !done) {
        return done;
    }
    if (auto done = file.commit(); !done) {
        return done;
    }
    return sidecar.commit();
}

} // namespace gridfolk
