// graphlift-modelc MODELS-FOLDER OUTPUT: compiles the JSON of resources/models into the blob that
// the programs carry. Mistakes in the data are listed and the build stops.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "resources/tools/ModelSource.h"

int main(int argc, char** argv) {
    using namespace graphlift::modelc;
    bool keepGoing = argc == 4 && std::string_view(argv[3]) == "--keep-going";
    if (argc != 3 && !keepGoing) {
        std::cerr << "usage: graphlift-modelc MODELS-FOLDER OUTPUT [--keep-going]\n";
        return 2;
    }
    try {
        Sources sources = readSources(argv[1]);
        for (const Problem& problem : sources.problems)
            std::cerr << problem.where << ": " << problem.what << "\n";
        if (!sources.problems.empty() && !keepGoing) return 1;
        std::string bytes = writeBlob(sources);
        std::ofstream out(argv[2], std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        return out ? 0 : 3;
    } catch (const std::exception& error) {
        std::cerr << "graphlift-modelc: " << error.what() << "\n";
        return 1;
    }
}
