/* Says who has which rights on a pipe, in Windows' own words: rights PIPE. */
#include <aclapi.h>
#include <sddl.h>
#include <stdio.h>
#include <windows.h>

int main(int count, char **words) {
  char path[MAX_PATH], *rights;
  PSECURITY_DESCRIPTOR found;
  snprintf(path, sizeof path, "\\\\.\\pipe\\%s", count > 1 ? words[1] : "");
  HANDLE pipe = CreateFileA(path, READ_CONTROL, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  if (pipe == INVALID_HANDLE_VALUE ||
      GetSecurityInfo(pipe, SE_KERNEL_OBJECT, DACL_SECURITY_INFORMATION, NULL, NULL, NULL, NULL, &found) != 0 ||
      !ConvertSecurityDescriptorToStringSecurityDescriptorA(found, SDDL_REVISION_1, DACL_SECURITY_INFORMATION, &rights,
                                                            NULL))
    return printf("error %lu\n", GetLastError()), 1;
  return puts(rights) < 0;
}
