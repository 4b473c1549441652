/* A disk that is watched: preloaded into a process, it records what that process does to the files of one folder, makes
 * a chosen operation fail, or kills the process right before it. Compiled by the tests (compiling.py), driven through
 * ctypes (disk.py). The calls themselves are taken in
 * watched_calls.c and watched_names.c.
 *
 * Watched are the files and folders below $WATCHED_DISK, and that folder itself.
 *
 * A record is: one byte for what was done, four bytes descriptor, eight bytes place, four bytes length, and as many
 * bytes of content; little-endian.
 *
 *   O open       content: path; place: 1 emptied, 2 a folder, 4 made by this, 8 without a name
 *   o open       of what is there; only counted so, recorded as O
 *   W write      at place
 *   T truncate   to place
 *   A allocate   place: length the file has at least from now on
 *   S sync       of a file or of a folder
 *   C close
 *   R rename     content: old path, NUL, new path
 *   L link       content: old path (/proc/self/fd/… of a file without a name), NUL, new path
 *   Y symlink    content: target, NUL, path
 *   U unlink     content: path
 *   K mkdir      content: path
 *   D rmdir      content: path
 *   P mode       of a path or descriptor (not recorded, only counted)
 *   X map        a mapping that can be written: what goes through it is not seen
 *   M mark       content: its text
 */
#include "watched_disk.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>

#define DESCRIPTORS 4096

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static unsigned char watched[DESCRIPTORS];
static int record = -1;

/* which operation fails: the nth from now on (0: none) of these kinds, only that one or all from there, with which errno;
 * KILLED instead of an errno ends the process */
#define KILLED (-1)
static char kinds[32] = "WTSA", spared[32];
static long nth, seen, failed;
static int sticky, failing_errno;

/* a small disk: what is left, and how large it is; -1: as large as it really is */
static long long room = -1, room_total = -1;

/* What was there before each write since the last flush: a flush that fails may have dropped what it should have written,
 * whatever the cache still shows for a while. Kept only while `forgetful`. */
struct before {
    int descriptor;
    off64_t place, size;
    size_t length;
    char *content;
};
static int forgetful;
static struct before *history;
static size_t remembered, history_room;

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("WATCHED_DISK");
    if (folder != NULL && strlen(folder) < sizeof root) {
        strcpy(root, folder);
        root_length = strlen(root);
    }
}

void enter(void) { pthread_mutex_lock(&one_at_a_time); }

long leave(long result) {
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

/* ---------------------------------------------------------------------------------- driven by the test (ctypes) */

/* Another folder is watched from now on. */
void disk_watch(const char *folder) {
    enter();
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    memset(watched, 0, sizeof watched);
    leave(0);
}

/* Records into `path` from now on; 0, or errno. */
int disk_record(const char *path) {
    int found = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    record = found;
    return found < 0 ? errno : 0;
}

/* The nth operation of these kinds from now on fails (0: none), only it or, `onwards`, every one from there; those of the
 * kinds `but_for` are counted and never fail. */
void disk_fail(long number, int onwards, int error, const char *of_kinds, const char *but_for) {
    enter();
    nth = number;
    sticky = onwards;
    failing_errno = error;
    snprintf(kinds, sizeof kinds, "%s", of_kinds);
    snprintf(spared, sizeof spared, "%s", but_for);
    seen = failed = 0;
    leave(0);
}

/* The process is killed right before the nth operation of these kinds from now on. */
void disk_kill(long number, const char *of_kinds) { disk_fail(number, 0, KILLED, of_kinds, ""); }

/* So many bytes can be written from now on (-1: as many as there is room for) on a disk of so many. */
void disk_room(long long bytes, long long in_all) {
    enter();
    room = bytes;
    room_total = in_all;
    leave(0);
}

/* From now on a flush that fails takes back what was written since the last one. */
void disk_forgets(int on) {
    enter();
    for (size_t one = 0; one < remembered; one++) free(history[one].content);
    remembered = 0;
    forgetful = on;
    leave(0);
}

/* How many operations could have failed since then. */
long disk_seen(void) { return seen; }

/* How many did. */
long disk_failed(void) { return failed; }

/* Something the test wants to find again between the operations. */
void disk_mark(const char *text) {
    enter();
    put('M', 0, 0, text, strlen(text), NULL, 0);
    leave(0);
}

/* ------------------------------------------------------------------------------------------- what is being watched */

int ours(const char *path) {
    return root_length != 0 && strncmp(path, root, root_length) == 0 &&
           (path[root_length] == '/' || path[root_length] == '\0');
}

int is_watched(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTORS && watched[descriptor]; }

void watch(int descriptor, const char *path) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) watched[descriptor] = (unsigned char)(path == NULL || ours(path));
}

void unwatch(int descriptor) { watched[descriptor] = 0; }

int fails(char what) {
    if (strchr(kinds, what) == NULL) return 0;
    seen++;
    if (nth == 0 || (seen != nth && !(sticky && seen > nth))) return 0;
    if (failing_errno == KILLED) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    if (strchr(spared, what) != NULL) return 0;
    failed++;
    errno = failing_errno;
    return 1;
}

int has_room(int descriptor, off64_t end) {
    struct stat now;
    if (room < 0 || fstat(descriptor, &now) != 0 || !S_ISREG(now.st_mode)) return 1;
    long long more = end - now.st_size;
    if (more <= 0) return 1;
    if (more > room) {
        errno = ENOSPC;
        return 0;
    }
    room -= more;
    return 1;
}

void give_room(off64_t bytes) {
    if (room >= 0 && bytes > 0) room += bytes;
}

long long room_left(void) { return room; }
long long room_in_all(void) { return room_total; }

void forget(int descriptor) {
    size_t kept = 0;
    for (size_t one = 0; one < remembered; one++) {
        if (history[one].descriptor == descriptor) free(history[one].content);
        else history[kept++] = history[one];
    }
    remembered = kept;
}

void remember(int descriptor, off64_t place, size_t length) {
    struct stat now;
    if (!forgetful || fstat(descriptor, &now) != 0) return;
    if (remembered == history_room) {
        history_room = history_room ? history_room * 2 : 256;
        history = realloc(history, history_room * sizeof *history);
        if (history == NULL) abort();
    }
    struct before *found = &history[remembered++];
    *found = (struct before){descriptor, place, now.st_size, 0, malloc(length ? length : 1)};
    if (found->content == NULL) abort();
    ssize_t there = pread64(descriptor, found->content, length, place);
    found->length = there > 0 ? (size_t)there : 0;
}

void take_back(int descriptor) {
    for (size_t one = remembered; one-- > 0;) {
        struct before *found = &history[one];
        if (found->descriptor != descriptor) continue;
        if (real_pwrite(descriptor, found->content, found->length, found->place) != (ssize_t)found->length) abort();
        if (real_ftruncate(descriptor, found->size) != 0) abort();
    }
    forget(descriptor);
}

void put(char what, int descriptor, uint64_t place, const void *first, size_t first_length, const void *second,
         size_t second_length) {
    if (record < 0) return;
    unsigned char head[17];
    uint32_t number = (uint32_t)descriptor, length = (uint32_t)(first_length + second_length);
    head[0] = (unsigned char)what;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &place, 8);
    memcpy(head + 13, &length, 4);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)first, first_length}, {(void *)second, second_length}};
    if (real_writev(record, parts, 3) != (ssize_t)(sizeof head + length)) abort();
}
