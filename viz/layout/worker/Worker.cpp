// graphlift-layout: reads a request (LayoutProtocol.h) from standard input, lets Graphviz lay it
// out and prints the answer. A process of its own because Graphviz cannot be interrupted, may abort
// and is not thread-safe: whoever asks kills it when the answer is no longer wanted.
#include <unistd.h>

#include <cstdio>
#include <iterator>
#include <string>

#include "viz/layout/LayoutProtocol.h"
#include "viz/layout/worker/Graphviz.h"

namespace {

std::string readInput() {
    std::string text, buffer(1 << 16, '\0');
    for (ssize_t got = 0; (got = ::read(STDIN_FILENO, buffer.data(), buffer.size())) > 0;)
        text.append(buffer, 0, static_cast<size_t>(got));
    return text;
}

int print(const std::string& text, int status) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    return written && std::fflush(stdout) == 0 ? status : 1;
}

}  // namespace

int main() {
    using namespace graphlift;
    const auto request = readRequest(readInput());
    if (!request) return print(writeFailure(request.error().message), 2);
    const auto layout = layOutWithGraphviz(*request);
    if (!layout) return print(writeFailure(layout.error().message), 1);
    return print(writeAnswer(*layout), 0);
}
