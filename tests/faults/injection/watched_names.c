/* The calls of libc that change names and modes, taken for what is watched (watched_disk.c); and how large the disk is. */
#include "watched_disk.h"

#include <dlfcn.h>
#include <stdio.h>

static int (*real_renameat2)(int, const char *, int, const char *, unsigned int);
static int (*real_linkat)(int, const char *, int, const char *, int);
static int (*real_symlinkat)(const char *, int, const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_mkdirat)(int, const char *, mode_t);
static int (*real_fchmod)(int, mode_t);
static int (*real_fchmodat)(int, const char *, mode_t, int);
static int (*real_statvfs)(const char *, struct statvfs *);
static int (*real_fstatvfs)(int, struct statvfs *);

__attribute__((constructor)) static void find(void) {
    real_renameat2 = dlsym(RTLD_NEXT, "renameat2");
    real_linkat = dlsym(RTLD_NEXT, "linkat");
    real_symlinkat = dlsym(RTLD_NEXT, "symlinkat");
    real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
    real_mkdirat = dlsym(RTLD_NEXT, "mkdirat");
    real_fchmod = dlsym(RTLD_NEXT, "fchmod");
    real_fchmodat = dlsym(RTLD_NEXT, "fchmodat");
    real_statvfs = dlsym(RTLD_NEXT, "statvfs64");
    real_fstatvfs = dlsym(RTLD_NEXT, "fstatvfs64");
}

/* `path`, which may count from the folder `at`, as a whole one; "" where it cannot be told. */
const char *whole(int at, const char *path, char *found) {
    if (path == NULL) return "";
    if (path[0] == '/') return path;
    char folder[PATH_MAX] = "";
    if (at == AT_FDCWD) {
        if (getcwd(folder, sizeof folder) == NULL) return "";
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        ssize_t length = readlink(link, folder, sizeof folder - 1);
        if (length <= 0) return "";
        folder[length] = '\0';
    }
    if (snprintf(found, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) return "";
    return found;
}

/* The bytes that are free once `path` has lost this name. */
static off64_t only_name(const char *path) {
    struct stat found;
    return lstat(path, &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink == 1 ? found.st_size : 0;
}

static int two_names(char what, const char *old, const char *new, int from, const char *old_given, int to,
                     const char *new_given, unsigned int flags) {
    enter();
    int result = -1;
    if (!fails(what)) {
        off64_t replaced = what == 'R' ? only_name(new) : 0;
        result = what == 'R'   ? real_renameat2(from, old_given, to, new_given, flags)
                 : what == 'L' ? real_linkat(from, old_given, to, new_given, (int)flags)
                               : real_symlinkat(old_given, to, new_given);
        if (result == 0) {
            give_room(replaced);
            put(what, 0, 0, old, strlen(old) + 1, new, strlen(new));
        }
    }
    return (int)leave(result);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *whole_old = whole(from, old, first), *whole_new = whole(to, new, second);
    if (!ours(whole_old) && !ours(whole_new)) return real_renameat2(from, old, to, new, flags);
    return two_names('R', whole_old, whole_new, from, old, to, new, flags);
}

int renameat(int from, const char *old, int to, const char *new) { return renameat2(from, old, to, new, 0); }
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *whole_old = whole(from, old, first), *whole_new = whole(to, new, second);
    if (!ours(whole_old) && !ours(whole_new)) return real_linkat(from, old, to, new, flags);
    return two_names('L', whole_old, whole_new, from, old, to, new, (unsigned int)flags);
}

int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int symlinkat(const char *target, int to, const char *path) {
    char buffer[PATH_MAX];
    const char *name = whole(to, path, buffer);
    if (!ours(name)) return real_symlinkat(target, to, path);
    return two_names('Y', target, name, AT_FDCWD, target, to, path, 0);
}

int symlink(const char *target, const char *path) { return symlinkat(target, AT_FDCWD, path); }

int unlinkat(int at, const char *path, int flags) {
    char buffer[PATH_MAX];
    const char *name = whole(at, path, buffer);
    if (!ours(name)) return real_unlinkat(at, path, flags);
    char what = flags & AT_REMOVEDIR ? 'D' : 'U';
    enter();
    int result = -1;
    if (!fails(what)) {
        off64_t gone = only_name(name);
        result = real_unlinkat(at, path, flags);
        if (result == 0) {
            give_room(gone);
            put(what, 0, 0, name, strlen(name), NULL, 0);
        }
    }
    return (int)leave(result);
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    const char *name = whole(at, path, buffer);
    if (!ours(name)) return real_mkdirat(at, path, mode);
    enter();
    int result = -1;
    if (!fails('K')) {
        result = real_mkdirat(at, path, mode);
        if (result == 0) put('K', 0, 0, name, strlen(name), NULL, 0);
    }
    return (int)leave(result);
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int fchmod(int descriptor, mode_t mode) {
    if (!is_watched(descriptor)) return real_fchmod(descriptor, mode);
    enter();
    return (int)leave(fails('P') ? -1 : real_fchmod(descriptor, mode));
}

int fchmodat(int at, const char *path, mode_t mode, int flags) {
    char buffer[PATH_MAX];
    if (!ours(whole(at, path, buffer))) return real_fchmodat(at, path, mode, flags);
    enter();
    return (int)leave(fails('P') ? -1 : real_fchmodat(at, path, mode, flags));
}

int chmod(const char *path, mode_t mode) { return fchmodat(AT_FDCWD, path, mode, 0); }

/* ----------------------------------------------------------------------------------------------------- a small disk */

static int smaller(int result, struct statvfs *found) {
    long long left = room_left();
    if (result == 0 && left >= 0) {
        found->f_blocks = (fsblkcnt_t)(room_in_all() / (long long)found->f_frsize);
        found->f_bfree = found->f_bavail = (fsblkcnt_t)(left / (long long)found->f_frsize);
    }
    return result;
}

int statvfs64(const char *path, struct statvfs64 *found) {
    return smaller(real_statvfs(path, (struct statvfs *)found), (struct statvfs *)found);
}
int statvfs(const char *path, struct statvfs *found) { return smaller(real_statvfs(path, found), found); }
int fstatvfs64(int descriptor, struct statvfs64 *found) {
    return smaller(real_fstatvfs(descriptor, (struct statvfs *)found), (struct statvfs *)found);
}
int fstatvfs(int descriptor, struct statvfs *found) { return smaller(real_fstatvfs(descriptor, found), found); }
