/* For Wine 8 alone, and in no package: on Windows this library is the system's. Qt's platform plugin asks it for the
   colours of the screen; that it has none is enough. Wine's own lacks the first function, so this one takes its place. */
#define EXPORT __declspec(dllexport)

EXPORT void *__stdcall WcsCreateIccProfile(void *profile, unsigned long options) { return 0; }
EXPORT void *__stdcall OpenColorProfileW(void *profile, unsigned long access, unsigned long share, unsigned long mode)
{
    return 0;
}
EXPORT int __stdcall CloseColorProfile(void *profile) { return 0; }
EXPORT int __stdcall GetColorProfileFromHandle(void *profile, unsigned char *data, unsigned long *size) { return 0; }
