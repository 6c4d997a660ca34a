// The unit of the benchmark: parse a list of files with tree-sitter on one thread and do nothing
// with the trees. Usage: graphlift_parse_only LIST, where LIST holds one path a line. Prints files,
// bytes and lines.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <tree_sitter/api.h>

extern "C" const TSLanguage* tree_sitter_python(void);

namespace {

struct DeleteParser {
    void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

struct DeleteTree {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

struct Totals {
    std::size_t files = 0;
    std::size_t bytes = 0;
    std::size_t lines = 0;
    std::size_t unread = 0;
};

void parseFile(TSParser* parser, const std::string& path, Totals& totals) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        std::cerr << "cannot read " << path << "\n";
        ++totals.unread;
        return;
    }
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::unique_ptr<TSTree, DeleteTree> tree(
        ts_parser_parse_string(parser, nullptr, text.data(), static_cast<uint32_t>(text.size())));
    if (!tree) {
        ++totals.unread;
        return;
    }
    ++totals.files;
    totals.bytes += text.size();
    totals.lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: graphlift_parse_only LIST\n";
        return 2;
    }
    std::ifstream list(argv[1]);
    if (!list) {
        std::cerr << "cannot read " << argv[1] << "\n";
        return 2;
    }
    const std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
    if (!ts_parser_set_language(parser.get(), tree_sitter_python())) {
        std::cerr << "the grammar does not fit this tree-sitter\n";
        return 4;
    }
    Totals totals;
    for (std::string path; std::getline(list, path);) {
        parseFile(parser.get(), path, totals);
    }
    std::cout << totals.files << " files " << totals.bytes << " bytes " << totals.lines
              << " lines\n";
    return totals.unread == 0 ? 0 : 3;
}
