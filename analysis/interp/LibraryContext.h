// What a framework model may ask of the interpreter while it computes one answer.
#pragma once

#include <vector>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

struct LibraryContext : ModelContext {
    explicit LibraryContext(Interpreter& interpreter) : self(interpreter) {}
    ModelValue attribute(const ModelValue& instance, std::string_view name) override;
    ModelValue resultOf(uint32_t calleeParam) override;

    Interpreter& self;
    Frame* frame = nullptr;
    std::vector<ValueId> results;  // by parameter: what a callback returned
};

}  // namespace graphlift
