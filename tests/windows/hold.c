/* Holds a file open so that nobody may write or replace it, until its input ends: hold PATH. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **words) {
  HANDLE file = count > 1 ? CreateFileA(words[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL)
                          : INVALID_HANDLE_VALUE;
  if (file == INVALID_HANDLE_VALUE) return puts("cannot be opened"), 1;
  puts("held");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  return 0;
}
