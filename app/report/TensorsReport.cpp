#include "app/report/TensorsReport.h"

#include "app/report/JsonValues.h"

namespace graphlift {

namespace {

using Lay = JsonWriter::Layout;

std::string idOf(uint32_t node) { return "n" + std::to_string(node + 1); }

class Writer {
  public:
    Writer(Sink& sink, const AnalysisSnapshot& snapshot, const TensorFlow& flow)
        : json_(sink), program_(*snapshot.program), flow_(flow) {}

    void write() {
        json_.beginObject(Lay::Lines);
        json_.field("schema", 1);
        json_.field("function", program_.idOf(flow_.function));
        const FileId file = program_.functions[flow_.function].file;
        json_.field("file", program_.files[file.index()]->source->path());
        list("nodes", flow_.nodes.size(), [this](size_t i) { node(i); });
        list("edges", flow_.edges.size(), [this](size_t i) { edge(flow_.edges[i]); });
        list("statements", flow_.statements.size(),
             [this](size_t i) { statement(flow_.statements[i]); });
        json_.endObject();
        json_.lineEnd();
    }

  private:
    template <class Write>
    void list(const char* name, size_t number, Write element) {
        json_.key(name);
        json_.beginArray(Lay::Lines);
        for (size_t i = 0; i < number; ++i) {
            json_.beginObject();
            element(i);
            json_.endObject();
        }
        json_.endArray();
    }

    void node(size_t index) {
        const FlowNode& node = flow_.nodes[index];
        json_.field("id", idOf(static_cast<uint32_t>(index)));
        json_.field("kind", text(node.kind));
        json_.field("label", node.label);
        place(node.where, true);
        json_.key("types");
        writeTypes(json_, node.types);
        json_.field("when", text(node.when));
        json_.field("effect", text(node.effect));
        if (!node.name.empty()) json_.field("name", node.name);
        if (!node.operation.empty()) json_.field("operation", node.operation);
        if (!node.python.empty()) json_.field("python", node.python);
        if (node.region != Id<int>::kNone) {
            json_.field("region", idOf(node.region));
            if (node.otherwise) json_.field("otherwise", true);
        }
        if (!node.callee.isNone()) json_.field("callee", program_.idOf(node.callee));
        words(node.note, node.reason);
    }

    void edge(const FlowEdge& edge) {
        json_.field("from", idOf(edge.from));
        json_.field("to", idOf(edge.to));
        json_.field("argument", edge.argument);
        if (edge.again) json_.field("again", true);
    }

    void statement(const FlowStatement& statement) {
        place(statement.where, false);
        json_.field("when", text(statement.when));
        json_.field("note", statement.note);
        words("", statement.reason);
    }

    void words(const std::string& note, const std::string& reason) {
        if (!note.empty()) json_.field("note", note);
        if (!reason.empty()) json_.field("reason", reason);
    }

    void place(const SourceRange& where, bool columns) {
        const SourceFile& source = *program_.files[where.file.index()]->source;
        const Position begin = source.position(where.range.begin);
        const Position end = source.position(where.range.end);
        if (begin.cell >= 0) json_.field("cell", begin.cell);
        json_.field("line", begin.line);
        if (columns) json_.field("column", begin.column);
        json_.field("end_line", end.line);
        if (columns) json_.field("end_column", end.column);
    }

    JsonWriter json_;
    const Program& program_;
    const TensorFlow& flow_;
};

}  // namespace

void writeTensorsJson(Sink& sink, const AnalysisSnapshot& snapshot, const TensorFlow& flow) {
    Writer(sink, snapshot, flow).write();
}

}  // namespace graphlift
