// Runs the program as a user would, in a folder of its own, and keeps what it said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace graphlift::test {

struct Outcome {
    int status = -1;
    std::string out, err;
};

/// A fresh folder that goes away with the object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] std::string path(const std::string& name = "") const;
    [[nodiscard]] std::vector<std::string> names() const;

  private:
    std::filesystem::path root_;
};

/// Arguments are given to the program as they are; `environment` is put before it ("NO_COLOR=1").
Outcome run(const std::vector<std::string>& arguments, const std::string& environment = "");

}  // namespace graphlift::test
