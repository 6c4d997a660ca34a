// Where a result goes: stdout, or the FILE of -o. A plain file is written beside and renamed, so
// that it is whole or untouched; a device, a pipe or the target of a link is written in place.
#pragma once

#include <memory>
#include <string>

#include "analysis/support/Result.h"
#include "app/cli/Interrupt.h"
#include "app/report/Sink.h"

namespace graphlift {

class Output final : public Sink {
  public:
    /// "" or "-": stdout.
    static Result<std::unique_ptr<Output>> open(const std::string& path, Interrupt& interrupt);
    ~Output() override;

    void write(std::string_view text) override;
    [[nodiscard]] bool isTerminal() const;
    /// Writes the rest and gives the file its name. Fails (Unwritable) when anything could not be
    /// written.
    Result<bool> finish();

  private:
    Output(int descriptor, std::string path, std::string temporary, Interrupt& interrupt);
    void flush();
    void discard();

    int descriptor_;
    std::string path_, temporary_;
    std::string buffer_;
    int error_ = 0;  // errno of the first write that failed
    Interrupt& interrupt_;
};

}  // namespace graphlift
