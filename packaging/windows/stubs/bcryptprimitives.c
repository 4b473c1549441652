/* For Wine 8 alone, and in no package: on Windows this library is the system's. Rust's standard library (pydantic-core)
   takes its random numbers from it. */
#include <stddef.h>

typedef unsigned char BOOLEAN;
typedef int BOOL;

/* advapi32 has it under this name since Windows XP */
__declspec(dllimport) BOOLEAN __stdcall SystemFunction036(void *buffer, unsigned long length);

__declspec(dllexport) BOOL __stdcall ProcessPrng(unsigned char *buffer, size_t length)
{
    return SystemFunction036(buffer, (unsigned long)length);
}
