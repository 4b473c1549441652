/* The calls of libc that open and change files: taken for those that are watched (watched_disk.c), passed on for others.
 *
 * Not seen: what is written through a mapping (recorded as X, so that a test can refuse it), through a descriptor that
 * was duplicated, or by a program that was started. A mode that is changed counts as an operation, but is not recorded.
 */
#include "watched_disk.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/sendfile.h>

int (*real_open)(const char *, int, ...);
ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
int (*real_ftruncate)(int, off64_t);
ssize_t (*real_writev)(int, const struct iovec *, int);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off64_t);
static ssize_t (*real_pwritev2)(int, const struct iovec *, int, off64_t, int);
static ssize_t (*real_sendfile)(int, int, off64_t *, size_t);
static ssize_t (*real_copy_file_range)(int, off64_t *, int, off64_t *, size_t, unsigned int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_truncate)(const char *, off64_t);
static int (*real_fallocate)(int, int, off64_t, off64_t);
static int (*real_posix_fallocate)(int, off64_t, off64_t);
static void *(*real_mmap)(void *, size_t, int, int, int, off64_t);
static int (*real_close)(int);

__attribute__((constructor)) static void find(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_pwritev = dlsym(RTLD_NEXT, "pwritev64");
    real_pwritev2 = dlsym(RTLD_NEXT, "pwritev64v2");
    real_sendfile = dlsym(RTLD_NEXT, "sendfile64");
    real_copy_file_range = dlsym(RTLD_NEXT, "copy_file_range");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_truncate = dlsym(RTLD_NEXT, "truncate64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fallocate = dlsym(RTLD_NEXT, "fallocate64");
    real_posix_fallocate = dlsym(RTLD_NEXT, "posix_fallocate64");
    real_mmap = dlsym(RTLD_NEXT, "mmap64");
    real_close = dlsym(RTLD_NEXT, "close");
}

/* ----------------------------------------------------------------------------------------------------- open, close */

static int open_at(int at, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *name = whole(at, path, buffer);
    if (!ours(name)) {
        int other = real_openat(at, path, flags, mode);
        watch(other, "");
        return other;
    }
    enter();
    int nameless = (flags & O_TMPFILE) == O_TMPFILE;
    int made = nameless || ((flags & O_CREAT) && faccessat(AT_FDCWD, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0);
    if (fails(made ? 'O' : 'o')) return (int)leave(-1);
    struct stat found;
    off64_t emptied = (flags & O_TRUNC) && stat(name, &found) == 0 ? found.st_size : 0;
    int descriptor = real_open(name, flags, mode);
    if (descriptor >= 0) {
        watch(descriptor, name);
        give_room(emptied);
        int folder = fstat(descriptor, &found) == 0 && S_ISDIR(found.st_mode);
        put('O', descriptor,
            (uint64_t)(((flags & O_TRUNC) != 0) | folder << 1 | made << 2 | nameless << 3), name,
            nameless ? 0 : strlen(name), NULL, 0);
    }
    return (int)leave(descriptor);
}

#define MODE_OF(flags, mode)                            \
    mode_t mode = 0;                                    \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {            \
        va_list rest;                                   \
        va_start(rest, flags);                          \
        mode = va_arg(rest, mode_t);                    \
        va_end(rest);                                   \
    }

int open(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_at(at, path, flags, mode);
}

int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int descriptor) {
    if (!is_watched(descriptor)) return real_close(descriptor);
    enter();
    unwatch(descriptor);
    forget(descriptor);
    put('C', descriptor, 0, NULL, 0, NULL, 0);
    return (int)leave(real_close(descriptor));
}

/* --------------------------------------------------------------------------------------------------------- content */

static ssize_t written(int descriptor, const void *content, size_t length, off64_t place, int at_place) {
    enter();
    ssize_t result = -1;
    if (!fails('W')) {
        if (!at_place) {
            struct stat now;
            int appends = fcntl(descriptor, F_GETFL) & O_APPEND;
            place = appends && fstat(descriptor, &now) == 0 ? now.st_size : lseek64(descriptor, 0, SEEK_CUR);
        }
        if (has_room(descriptor, place + (off64_t)length)) {
            remember(descriptor, place, length);
            result = at_place ? real_pwrite(descriptor, content, length, place) : real_write(descriptor, content, length);
            if (result > 0) put('W', descriptor, (uint64_t)place, content, (size_t)result, NULL, 0);
        }
    }
    return (ssize_t)leave(result);
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

static ssize_t written_parts(int descriptor, const struct iovec *parts, int count, off64_t place, int at_place) {
    size_t length = 0, at = 0;
    for (int one = 0; one < count; one++) length += parts[one].iov_len;
    char *all = malloc(length ? length : 1);
    if (all == NULL) abort();
    for (int one = 0; one < count; at += parts[one++].iov_len) memcpy(all + at, parts[one].iov_base, parts[one].iov_len);
    ssize_t result = written(descriptor, all, length, place, at_place);
    free(all);
    return result;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    return is_watched(descriptor) ? written_parts(descriptor, parts, count, 0, 0) : real_writev(descriptor, parts, count);
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t place) {
    return is_watched(descriptor) ? written_parts(descriptor, parts, count, place, 1)
                                  : real_pwritev(descriptor, parts, count, place);
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t place) {
    return pwritev64(descriptor, parts, count, place);
}

/* The last word asks for flags that no file here has need of. */
ssize_t pwritev64v2(int descriptor, const struct iovec *parts, int count, off64_t place, int flags) {
    if (!is_watched(descriptor)) return real_pwritev2(descriptor, parts, count, place, flags);
    return written_parts(descriptor, parts, count, place, place != -1);
}

ssize_t pwritev2(int descriptor, const struct iovec *parts, int count, off_t place, int flags) {
    return pwritev64v2(descriptor, parts, count, place, flags);
}

/* Copies within the kernel are made here instead, by reading and writing: the record needs what was copied. */
static ssize_t copied(int to, off64_t *to_place, int from, off64_t *from_place, size_t length) {
    static __thread char own[1 << 16];
    size_t part = length < sizeof own ? length : sizeof own;
    ssize_t got = from_place ? pread64(from, own, part, *from_place) : read(from, own, part);
    if (got <= 0) return got;
    ssize_t put_there = written(to, own, (size_t)got, to_place ? *to_place : 0, to_place != NULL);
    if (put_there < 0) return -1;
    if (from_place) *from_place += put_there;
    if (to_place) *to_place += put_there;
    return put_there;
}

ssize_t sendfile64(int to, int from, off64_t *place, size_t length) {
    return is_watched(to) ? copied(to, NULL, from, place, length) : real_sendfile(to, from, place, length);
}

ssize_t sendfile(int to, int from, off_t *place, size_t length) { return sendfile64(to, from, (off64_t *)place, length); }

ssize_t copy_file_range(int from, off64_t *from_place, int to, off64_t *to_place, size_t length, unsigned int flags) {
    return is_watched(to) ? copied(to, to_place, from, from_place, length)
                          : real_copy_file_range(from, from_place, to, to_place, length, flags);
}

int ftruncate64(int descriptor, off64_t length) {
    if (!is_watched(descriptor)) return real_ftruncate(descriptor, length);
    enter();
    int result = -1;
    if (!fails('T')) {
        struct stat now;
        off64_t less = fstat(descriptor, &now) == 0 && now.st_size > length ? now.st_size - length : 0;
        if (less) remember(descriptor, length, (size_t)less);
        result = real_ftruncate(descriptor, length);
        if (result == 0) {
            give_room(less);
            put('T', descriptor, (uint64_t)length, NULL, 0, NULL, 0);
        }
    }
    return (int)leave(result);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int truncate64(const char *path, off64_t length) {
    char buffer[PATH_MAX];
    if (!ours(whole(AT_FDCWD, path, buffer))) return real_truncate(path, length);
    int descriptor = open_at(AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    int result = ftruncate64(descriptor, length), error = errno;
    close(descriptor);
    errno = error;
    return result;
}

int truncate(const char *path, off_t length) { return truncate64(path, length); }

int fallocate64(int descriptor, int mode, off64_t place, off64_t length) {
    if (!is_watched(descriptor)) return real_fallocate(descriptor, mode, place, length);
    if (mode != 0) {
        errno = EOPNOTSUPP; /* holes and such are not modelled */
        return -1;
    }
    enter();
    int result = -1;
    if (!fails('A') && has_room(descriptor, place + length)) {
        result = real_fallocate(descriptor, mode, place, length);
        if (result == 0) put('A', descriptor, (uint64_t)(place + length), NULL, 0, NULL, 0);
    }
    return (int)leave(result);
}

int fallocate(int descriptor, int mode, off_t place, off_t length) { return fallocate64(descriptor, mode, place, length); }

int posix_fallocate64(int descriptor, off64_t place, off64_t length) {
    if (!is_watched(descriptor)) return real_posix_fallocate(descriptor, place, length);
    return fallocate64(descriptor, 0, place, length) == 0 ? 0 : errno;
}

int posix_fallocate(int descriptor, off_t place, off_t length) { return posix_fallocate64(descriptor, place, length); }

void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t place) {
    if (is_watched(descriptor) && (flags & MAP_SHARED) && (protection & PROT_WRITE)) {
        enter();
        put('X', descriptor, (uint64_t)place, NULL, 0, NULL, 0);
        leave(0);
    }
    return real_mmap(address, length, protection, flags, descriptor, place);
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t place) {
    return mmap64(address, length, protection, flags, descriptor, place);
}

/* ------------------------------------------------------------------------------------------------------- durability */

static int synced(int descriptor, int (*sync)(int)) {
    if (!is_watched(descriptor)) return sync(descriptor);
    enter();
    int result = -1;
    if (!fails('S')) {
        result = sync(descriptor);
        if (result == 0) put('S', descriptor, 0, NULL, 0, NULL, 0);
        forget(descriptor);
    } else {
        int error = errno;
        take_back(descriptor);
        errno = error;
    }
    return (int)leave(result);
}

/* sync_file_range and msync promise nothing that outlasts a power cut, and are not taken for a flush. */
int fsync(int descriptor) { return synced(descriptor, real_fsync); }
int fdatasync(int descriptor) { return synced(descriptor, real_fdatasync); }
