#include "tests/app/cli/Program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace graphlift::test {

namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string shellQuoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

Folder::Folder() {
    std::string pattern = (fs::temp_directory_path() / "graphlift-test-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
}

Folder::~Folder() {
    std::error_code error;
    fs::remove_all(root_, error);
}

void Folder::write(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
}

std::string Folder::read(const std::string& name) const { return contentOf(root_ / name); }

std::string Folder::path(const std::string& name) const {
    return (name.empty() ? root_ : root_ / name).string();
}

std::vector<std::string> Folder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(root_))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Outcome run(const std::vector<std::string>& arguments, const std::string& environment) {
    const Folder folder;
    std::string command = environment + " " + shellQuoted(GRAPHLIFT_BINARY_DIR "/bin/graphlift");
    for (const std::string& argument : arguments) command += " " + shellQuoted(argument);
    command += " >" + shellQuoted(folder.path("out")) + " 2>" + shellQuoted(folder.path("err"));
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), folder.read("out"),
            folder.read("err")};
}

}  // namespace graphlift::test
