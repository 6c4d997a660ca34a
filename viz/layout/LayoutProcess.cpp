#include "viz/layout/LayoutProcess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "viz/layout/LayoutProtocol.h"

extern char** environ;

namespace graphlift {

namespace {

constexpr int kPollMs = 20;  // how soon a stop is noticed

/// A child whose standard input and output are one socket. Killed and reaped when it goes away.
class Child {
  public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (socket_ >= 0) ::close(socket_);
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            reap();
        }
    }

    /// 0, or the errno of what went wrong.
    int start(const std::string& program) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return errno;
        socket_ = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        std::array<char*, 2> arguments{const_cast<char*>(program.c_str()), nullptr};
        const int error =
            ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (error != 0) pid_ = -1;
        return error;
    }
    [[nodiscard]] int socket() const { return socket_; }
    /// Its wait status, after it has closed its end.
    int reap() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }

  private:
    pid_t pid_ = -1;
    int socket_ = -1;
};

class Talk {
  public:
    Talk(int socket, std::string request) : socket_(socket), rest_(std::move(request)) {
        ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
    }

    /// One step of at most kPollMs; true when the other end has said everything.
    bool step() {
        pollfd poll{socket_, static_cast<short>(POLLIN | (rest_.empty() ? 0 : POLLOUT)), 0};
        if (::poll(&poll, 1, kPollMs) <= 0) return false;
        if ((poll.revents & POLLOUT) != 0) send();
        return (poll.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && receive();
    }
    [[nodiscard]] const std::string& answer() const { return answer_; }

  private:
    void send() {
        const ssize_t sent = ::send(socket_, rest_.data(), rest_.size(), MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
        // A reader that is gone shows as the end of its answer.
        rest_.erase(0, sent < 0 ? rest_.size() : static_cast<size_t>(sent));
        if (rest_.empty()) ::shutdown(socket_, SHUT_WR);
    }

    bool receive() {
        std::array<char, 1 << 14> buffer{};
        const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (got < 0) return errno != EAGAIN && errno != EINTR;
        answer_.append(buffer.data(), static_cast<size_t>(got));
        return got == 0;
    }

    int socket_;
    std::string rest_, answer_;
};

std::string seconds(std::chrono::milliseconds time) {
    const auto tenths = time.count() / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

std::string layoutProgramPath() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return std::string(kLayoutProgram);
    return (self.parent_path() / kLayoutProgram).string();
}

Result<GraphLayout> runLayout(const LayoutRequest& request, const std::string& program,
                              std::chrono::milliseconds timeout, std::stop_token stop) {
    Child child;
    if (const int error = child.start(program); error != 0)
        return fail(ErrorCode::NotFound, program + ": the layout program cannot be started (" +
                                             std::strerror(error) +
                                             "); it belongs beside this program");
    Talk talk(child.socket(), writeRequest(request));
    const auto begin = std::chrono::steady_clock::now();
    while (!talk.step()) {
        if (stop.stop_requested()) return fail(ErrorCode::Internal, "the layout was stopped");
        if (std::chrono::steady_clock::now() - begin > timeout)
            return fail(ErrorCode::Internal,
                        "the layout of " + std::to_string(request.sizes.size()) + " nodes and " +
                            std::to_string(request.edges.size()) + " edges took more than " +
                            seconds(timeout) + " and was stopped; show less of the graph");
    }
    const int status = child.reap();
    if (WIFSIGNALED(status))
        return fail(ErrorCode::Internal, "the layout program crashed (signal " +
                                             std::to_string(WTERMSIG(status)) +
                                             "); show less of the graph");
    return readAnswer(talk.answer(), request);
}

}  // namespace graphlift
