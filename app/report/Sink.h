// Where a report goes, piece by piece: no report is held in memory as a whole.
#pragma once

#include <string>
#include <string_view>

namespace graphlift {

class Sink {
  public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;
    virtual void write(std::string_view text) = 0;
};

class StringSink final : public Sink {
  public:
    void write(std::string_view text) override { text_ += text; }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace graphlift
