/* A disk that is watched: preloaded into a process, it records what that process does to the files of one folder, and
 * makes a chosen write fail. Compiled by the tests (compiling.py), driven through ctypes (disk.py).
 *
 * Watched are the files below $WATCHED_DISK and that folder itself (its fsync makes renames durable). All of it goes on
 * under one lock, so that the record has the order in which things really happened.
 *
 * A record is: one byte for what was done, four bytes descriptor, eight bytes place, four bytes length, and as many
 * bytes of content; little-endian. O open (content: path; place: 1 = emptied), W write, T truncated to place, S synced,
 * C closed, R renamed (content: old path, NUL, new path), L given a second name (the same), U unlinked (content: path),
 * M mark (content: its text).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 4096

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static unsigned char watched[DESCRIPTORS];
static int record = -1;

/* which operation fails: the nth from now on (0: none), only that one or all from there, with which errno */
static long nth, seen;
static int sticky, failing_errno;
static long failed;

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
static size_t remembered, room;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_close)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_link)(const char *, const char *);
static int (*real_linkat)(int, const char *, int, const char *, int);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_link = dlsym(RTLD_NEXT, "link");
    real_linkat = dlsym(RTLD_NEXT, "linkat");
    const char *folder = getenv("WATCHED_DISK");
    if (folder != NULL && strlen(folder) < sizeof root) {
        strcpy(root, folder);
        root_length = strlen(root);
    }
}

/* ---------------------------------------------------------------------------------- driven by the test (ctypes) */

/* Another folder is watched from now on. */
void disk_watch(const char *folder) {
    pthread_mutex_lock(&one_at_a_time);
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    memset(watched, 0, sizeof watched);
    pthread_mutex_unlock(&one_at_a_time);
}

/* Records into `path` from now on; 0, or errno. */
int disk_record(const char *path) {
    int found = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    record = found;
    return found < 0 ? errno : 0;
}

/* The nth write, sync or truncation from now on fails (0: none), only it or, `onwards`, every one from there. */
void disk_fail(long number, int onwards, int error) {
    pthread_mutex_lock(&one_at_a_time);
    nth = number;
    sticky = onwards;
    failing_errno = error;
    seen = failed = 0;
    pthread_mutex_unlock(&one_at_a_time);
}

static void forget(int descriptor) {
    size_t kept = 0;
    for (size_t one = 0; one < remembered; one++) {
        if (history[one].descriptor == descriptor) free(history[one].content);
        else history[kept++] = history[one];
    }
    remembered = kept;
}

/* From now on a flush that fails takes back what was written since the last one. */
void disk_forgets(int on) {
    pthread_mutex_lock(&one_at_a_time);
    for (size_t one = 0; one < remembered; one++) free(history[one].content);
    remembered = 0;
    forgetful = on;
    pthread_mutex_unlock(&one_at_a_time);
}

static void remember(int descriptor, off64_t place, size_t length) {
    struct stat now;
    if (!forgetful || fstat(descriptor, &now) != 0) return;
    if (remembered == room) {
        room = room ? room * 2 : 256;
        history = realloc(history, room * sizeof *history);
        if (history == NULL) abort();
    }
    struct before *found = &history[remembered++];
    *found = (struct before){descriptor, place, now.st_size, 0, malloc(length ? length : 1)};
    if (found->content == NULL) abort();
    ssize_t there = pread64(descriptor, found->content, length, place);
    found->length = there > 0 ? (size_t)there : 0;
}

static void take_back(int descriptor) {
    for (size_t one = remembered; one-- > 0;) {
        struct before *found = &history[one];
        if (found->descriptor != descriptor) continue;
        if (real_pwrite(descriptor, found->content, found->length, found->place) != (ssize_t)found->length) abort();
        if (real_ftruncate(descriptor, found->size) != 0) abort();
    }
    forget(descriptor);
}

/* How many operations could have failed since then. */
long disk_seen(void) { return seen; }

/* How many did. */
long disk_failed(void) { return failed; }

static void put(char what, int descriptor, uint64_t place, const void *first, size_t first_length, const void *second,
                size_t second_length) {
    if (record < 0) return;
    unsigned char head[17];
    uint32_t number = (uint32_t)descriptor, length = (uint32_t)(first_length + second_length);
    head[0] = (unsigned char)what;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &place, 8);
    memcpy(head + 13, &length, 4);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)first, first_length}, {(void *)second, second_length}};
    if (writev(record, parts, 3) != (ssize_t)(sizeof head + length)) abort();
}

/* Something the test wants to find again between the operations. */
void disk_mark(const char *text) {
    pthread_mutex_lock(&one_at_a_time);
    put('M', 0, 0, text, strlen(text), NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
}

/* ------------------------------------------------------------------------------------------------ what is watched */

static int ours(const char *path) {
    return root_length != 0 && strncmp(path, root, root_length) == 0 &&
           (path[root_length] == '/' || path[root_length] == '\0');
}

static int is_watched(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTORS && watched[descriptor]; }

/* Whether this operation is the one, or one of those, to fail. */
static int fails(void) {
    if (nth == 0) {
        seen++;
        return 0;
    }
    seen++;
    if (seen != nth && !(sticky && seen > nth)) return 0;
    failed++;
    errno = failing_errno;
    return 1;
}

static int opened(const char *path, int flags, int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) {
        watched[descriptor] = (unsigned char)ours(path);
        if (watched[descriptor]) put('O', descriptor, (flags & O_TRUNC) != 0, path, strlen(path), NULL, 0);
    }
    return descriptor;
}

#define MODE_OF(flags, mode)                            \
    mode_t mode = 0;                                    \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {            \
        va_list rest;                                   \
        va_start(rest, flags);                          \
        mode = va_arg(rest, mode_t);                    \
        va_end(rest);                                   \
    }

static int open_one(const char *path, int flags, mode_t mode) {
    pthread_mutex_lock(&one_at_a_time);
    int descriptor = opened(path, flags, real_open(path, flags, mode));
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return descriptor;
}

int open(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_one(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_one(path, flags, mode);
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    if (folder == AT_FDCWD || path[0] == '/') return open_one(path, flags, mode);
    return real_openat(folder, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(folder, path, flags, mode);
}

static ssize_t written(int descriptor, const void *content, size_t length, off64_t place, int at_place) {
    pthread_mutex_lock(&one_at_a_time);
    ssize_t result = -1;
    if (!fails()) {
        if (!at_place) place = lseek64(descriptor, 0, SEEK_CUR);
        remember(descriptor, place, length);
        result = at_place ? real_pwrite(descriptor, content, length, place) : real_write(descriptor, content, length);
        if (result > 0) put('W', descriptor, (uint64_t)place, content, (size_t)result, NULL, 0);
    }
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

ssize_t write(int descriptor, const void *content, size_t length) {
    return is_watched(descriptor) ? written(descriptor, content, length, 0, 0)
                                  : real_write(descriptor, content, length);
}

ssize_t pwrite64(int descriptor, const void *content, size_t length, off64_t place) {
    return is_watched(descriptor) ? written(descriptor, content, length, place, 1)
                                  : real_pwrite(descriptor, content, length, place);
}

ssize_t pwrite(int descriptor, const void *content, size_t length, off_t place) {
    return pwrite64(descriptor, content, length, place);
}

static int synced(int descriptor, int (*sync)(int)) {
    if (!is_watched(descriptor)) return sync(descriptor);
    pthread_mutex_lock(&one_at_a_time);
    int result = -1;
    if (!fails()) {
        result = sync(descriptor);
        if (result == 0) put('S', descriptor, 0, NULL, 0, NULL, 0);
        forget(descriptor);
    } else {
        take_back(descriptor);
        errno = failing_errno;
    }
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

int fsync(int descriptor) { return synced(descriptor, real_fsync); }
int fdatasync(int descriptor) { return synced(descriptor, real_fdatasync); }

int ftruncate64(int descriptor, off64_t length) {
    if (!is_watched(descriptor)) return real_ftruncate(descriptor, length);
    pthread_mutex_lock(&one_at_a_time);
    int result = -1;
    if (!fails()) {
        struct stat now;
        if (forgetful && fstat(descriptor, &now) == 0 && now.st_size > length)
            remember(descriptor, length, (size_t)(now.st_size - length));
        result = real_ftruncate(descriptor, length);
        if (result == 0) put('T', descriptor, (uint64_t)length, NULL, 0, NULL, 0);
    }
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int close(int descriptor) {
    if (!is_watched(descriptor)) return real_close(descriptor);
    pthread_mutex_lock(&one_at_a_time);
    watched[descriptor] = 0;
    forget(descriptor);
    put('C', descriptor, 0, NULL, 0, NULL, 0);
    int result = real_close(descriptor);
    int error = errno;
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

int rename(const char *from, const char *to) {
    if (!ours(from) && !ours(to)) return real_rename(from, to);
    pthread_mutex_lock(&one_at_a_time);
    int result = real_rename(from, to);
    int error = errno;
    if (result == 0) put('R', 0, 0, from, strlen(from) + 1, to, strlen(to));
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

int unlink(const char *path) {
    if (!ours(path)) return real_unlink(path);
    pthread_mutex_lock(&one_at_a_time);
    int result = real_unlink(path);
    int error = errno;
    if (result == 0) put('U', 0, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return result;
}

static int linked(const char *from, const char *to, int result) {
    int error = errno;
    if (result == 0) put('L', 0, 0, from, strlen(from) + 1, to, strlen(to));
    errno = error;
    return result;
}

int link(const char *from, const char *to) {
    if (!ours(to)) return real_link(from, to);
    pthread_mutex_lock(&one_at_a_time);
    int result = linked(from, to, real_link(from, to));
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

/* Python's os.link comes this way. */
int linkat(int at, const char *from, int to_at, const char *to, int flags) {
    if (!ours(to)) return real_linkat(at, from, to_at, to, flags);
    pthread_mutex_lock(&one_at_a_time);
    int result = linked(from, to, real_linkat(at, from, to_at, to, flags));
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}
