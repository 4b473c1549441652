/* What the parts of the watched disk share: watched_disk.c keeps the state, the two others take the calls. */
#ifndef WATCHED_DISK_H
#define WATCHED_DISK_H
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* The real calls of libc that more than one part needs. */
extern int (*real_open)(const char *, int, ...);
extern ssize_t (*real_writev)(int, const struct iovec *, int);
extern ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
extern int (*real_ftruncate)(int, off64_t);

/* All of it goes on under one lock, so that the record has the order in which things really happened. `leave` keeps
 * errno and hands `result` through. */
void enter(void);
long leave(long result);

/* `path`, which may count from the folder `at`, as a whole one; "" where it cannot be told. */
const char *whole(int at, const char *path, char *found);

int is_watched(int descriptor);
int ours(const char *path);
/* Notes that `descriptor` was opened from `path` ("": from no name). */
void watch(int descriptor, const char *path);
void unwatch(int descriptor);

/* Counts an operation; whether it is one that is to fail (errno says how). Does not come back from the one in which the
 * process is to be killed. */
int fails(char what);

/* Whether the small disk has room for a file of `descriptor` that reaches to `end`; takes it. */
int has_room(int descriptor, off64_t end);
/* Something of so many bytes is gone. */
void give_room(off64_t bytes);
/* What is left on it, -1 where the disk is not small. */
long long room_left(void);
long long room_in_all(void);

/* For a flush that fails and forgets what it should have written. */
void remember(int descriptor, off64_t place, size_t length);
void take_back(int descriptor);
void forget(int descriptor);

void put(char what, int descriptor, uint64_t place, const void *first, size_t first_length, const void *second,
         size_t second_length);
#endif
