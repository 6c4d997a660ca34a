// What a snapshot's call graph holds as a picture, and what a focus shows of it. Each golden is the
// printed model.
#include <catch2/catch.hpp>

#include "tests/support/Golden.h"
#include "tests/viz/ModelText.h"
#include "viz/dot/DotWriter.h"
#include "viz/graph/Focus.h"

using namespace graphlift;
using graphlift::test::diagramOf;
using graphlift::test::printModel;

namespace {

const std::string kProject = R"(# --- train.py
import tensorflow as tf
from model import Net, loss

@tf.function
def fast(x):
    return loss(x, x)

class Trainer:
    def __init__(self):
        self.net = Net()
        self.seen = []

    def step(self, x, y):
        return loss(self.net.forward(x), y)

    def logged(self, x, y):
        value = self.step(x, y)
        self.seen.append(value.numpy())
        print(value)
        return value

    def fit(self, data):
        for x, y in data:
            self.logged(x, y)

def main(handlers):
    trainer = Trainer()
    trainer.fit([(tf.ones([4, 3]), tf.zeros([4, 3]))])
    fast(tf.ones([2, 2]))
    handlers["end"](trainer)
    handlers["end"](trainer)

main({})
# --- model.py
import tensorflow as tf

class Base:
    def helper(self, x):
        return tf.nn.relu(x)

class Net(Base):
    def forward(self, x):
        return self.helper(x)

def loss(a, b):
    return tf.reduce_mean(tf.square(a - b))

def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)

def twice(values):
    return list(map(even, values))
)";

void compare(const std::string& name, const std::string& text) {
    CHECK(testing::compareGolden("tests/viz/goldens/" + name, text) == "");
}

Focus around(const std::string& center, unsigned callers, unsigned callees) {
    Focus focus;
    focus.center = center;
    focus.callers = callers;
    focus.callees = callees;
    return focus;
}

bool shows(const GraphModel& model, const std::string& id) {
    return indexOf(model, id) < model.nodes.size();
}

}  // namespace

TEST_CASE("the diagram of a project holds its functions, libraries and unresolved calls") {
    compare("whole.txt", printModel(diagramOf(kProject)));
}

TEST_CASE("the neighbourhood of a function counts what it cuts off") {
    const GraphModel whole = diagramOf(kProject);
    compare("around-step.txt", printModel(focusOn(whole, around("train:Trainer.step", 1, 1))));
    compare("around-main.txt", printModel(focusOn(whole, around("train:main", Focus::kAll, 2))));
}

TEST_CASE("no step leaves the centre alone") {
    const GraphModel one = focusOn(diagramOf(kProject), around("train:main", 0, 0));
    REQUIRE(one.nodes.size() == 1);
    CHECK(one.nodes[0].id == "train:main");
    CHECK(one.edges.empty());
    CHECK(one.nodes[0].cutCallees > 0);
}

TEST_CASE("modules, classes and cycles collapse into one card with a count") {
    const GraphModel whole = diagramOf(kProject);
    Focus focus;
    focus.grouping = Grouping::Module;
    compare("modules.txt", printModel(focusOn(whole, focus)));
    focus.expanded = {"module:train"};
    focus.collapsed = {"class:train:Trainer"};
    compare("module-open-class-shut.txt", printModel(focusOn(whole, focus)));
    Focus cycles;
    cycles.grouping = Grouping::Cycle;
    const GraphModel model = focusOn(whole, cycles);
    const size_t cycle = indexOf(model, "cycle:model:even");
    REQUIRE(cycle < model.nodes.size());
    CHECK(model.nodes[cycle].members == 2);
    CHECK_FALSE(shows(model, "model:odd"));
}

TEST_CASE("a collapsed class can be opened again by its own id") {
    const GraphModel whole = diagramOf(kProject);
    Focus focus;
    focus.grouping = Grouping::Class;
    CHECK(shows(focusOn(whole, focus), "class:train:Trainer"));
    focus.expanded = {"class:train:Trainer"};
    const GraphModel open = focusOn(whole, focus);
    CHECK(shows(open, "train:Trainer.step"));
    CHECK_FALSE(shows(open, "class:train:Trainer"));
    CHECK(shows(open, "class:model:Net"));
}

TEST_CASE("kinds and single nodes can be left out") {
    const GraphModel whole = diagramOf(kProject);
    Focus focus;
    CHECK(shows(focusOn(whole, focus), "ext:tensorflow.nn.relu"));
    CHECK_FALSE(shows(focusOn(whole, focus), "builtin:range"));
    focus.filter.libraries = focus.filter.unresolved = focus.filter.dunders = false;
    focus.hidden = {"train:fast"};
    const GraphModel model = focusOn(whole, focus);
    for (const GraphNode& node : model.nodes) {
        CAPTURE(node.id);
        CHECK((node.kind != GraphNodeKind::External || node.isReason));
        CHECK(node.kind != GraphNodeKind::Unresolved);
        CHECK(node.name != "__init__");
        CHECK(node.id != "train:fast");
    }
}

TEST_CASE("builtins that a precondition fails for stay") {
    const GraphModel model = focusOn(diagramOf(kProject), around("train:Trainer.logged", 0, 1));
    const size_t append = indexOf(model, "builtin:list.append");
    REQUIRE(append < model.nodes.size());
    CHECK(model.nodes[append].isReason);
    CHECK_FALSE(shows(model, "builtin:print"));
}

TEST_CASE("names that hide or break out are escaped in DOT") {
    GraphModel model;
    model.title = "a \"quoted\" title";
    GraphNode node;
    node.id = "m:f\"];evil[\"\n\xe2\x80\xae";
    node.name = "back\\slash";
    node.place = "x.py:1";
    model.nodes = {node, node};
    model.nodes[1].id = "m:g";
    GraphEdge edge;
    edge.to = 1;
    edge.kind = GraphEdgeKind::Callback;
    model.edges = {edge};
    model.clusters = {{GraphCluster::Kind::Trace, "trace:m:f", "Runs \"inside\"", {0, 1}}};
    compare("escaped.dot", writeDot(model));
}

TEST_CASE("a graph without nodes is a graph") {
    CHECK(printModel(focusOn(GraphModel(), Focus())) == "\n");
    CHECK(writeDot(GraphModel()) == "digraph \"\" {\n  rankdir=LR;\n  node [shape=box];\n}\n");
}
