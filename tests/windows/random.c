/* ProcessPrng for a Wine that lacks it: random bytes from the call that came before it. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG count);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T count) {
  while (count > 0) {
    ULONG part = count > 65536 ? 65536 : (ULONG)count;
    if (!SystemFunction036(to, part)) return FALSE;
    to += part;
    count -= part;
  }
  return TRUE;
}
