/* For Wine 8 alone, and in no package: on Windows this library is the system's. Qt6Core asks it for text encodings other
   than its own; that each question fails is enough, for callassist asks none. */
#define FAILURE 16 /* U_UNSUPPORTED_ERROR */

static int fail(int *status)
{
    if (status) *status = FAILURE;
    return 0;
}

#define EXPORT __declspec(dllexport)

EXPORT void *ucnv_open(const char *name, int *status) { fail(status); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORT const char *ucnv_getName(const void *converter, int *status) { fail(status); return 0; }
EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context) {}
EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *action, const void *context, void **was, const void **old, int *status)
{
    fail(status);
}
EXPORT void ucnv_setFromUCallBack(void *c, void *action, const void *context, void **was, const void **old, int *status)
{
    fail(status);
}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_toUnicode(void *c, void **to, const void *end, const char **from, const char *last, int *offsets,
                           signed char flush, int *status)
{
    fail(status);
}
EXPORT void ucnv_fromUnicode(void *c, char **to, const char *end, const void **from, const void *last, int *offsets,
                             signed char flush, int *status)
{
    fail(status);
}
EXPORT void ucnv_cbToUWriteUChars(void *arguments, const void *source, int length, int offset, int *status)
{
    fail(status);
}
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *last, int offset, int *status)
{
    fail(status);
}
EXPORT int ucnv_toUCountPending(const void *converter, int *status) { return fail(status); }
EXPORT int ucnv_fromUCountPending(const void *converter, int *status) { return fail(status); }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *status) { fail(status); return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
