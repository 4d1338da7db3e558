/* Starts the tests on wine in place of their own executable: wine_start.exe PROGRAM.dll ARGUMENT...
 *
 * Wine (8.0) keeps a list of its own exception handlers for each thread, which Windows on x64 has not. The runtime leaves a handled exception by
 * setting the registers, past wine, whose entries then stay in the list and point into a stack that others use. The next exception calls what it
 * finds there. So the list is cut off, before each exception, at the first entry that is below the stack pointer or is none of wine's any more.
 *
 * By an exception that nobody may handle libzmq ends the process after an assertion. Under wine the runtime would wait for ever there.
 */
#include <stdint.h>
#include <stdio.h>
#include <windows.h>

typedef EXCEPTION_REGISTRATION_RECORD entry;

#define END ((entry *)~(uintptr_t)0)

static HMODULE s_ntdll, s_kernelbase;

/* Whose entries were seen in the list while the runtime runs. Other libraries of wine have such handlers, too. */
static BOOL is_wines(void *handler)
{
    MEMORY_BASIC_INFORMATION memory;
    return VirtualQuery(handler, &memory, sizeof(memory)) && (memory.AllocationBase == s_ntdll || memory.AllocationBase == s_kernelbase);
}

static LONG CALLBACK on_exception(EXCEPTION_POINTERS *exception)
{
    NT_TIB *thread = (NT_TIB *)NtCurrentTeb();
    uintptr_t lowest = exception->ContextRecord->Rsp;
    entry **link = &thread->ExceptionList;
    if (exception->ExceptionRecord->ExceptionCode == STATUS_FATAL_APP_EXIT) /* of libzmq's zmq_abort */
        TerminateProcess(GetCurrentProcess(), 134);
    while ((uintptr_t)*link >= lowest && *link < (entry *)thread->StackBase && is_wines((*link)->Handler)) {
        lowest = (uintptr_t)*link + 1;
        link = &(*link)->Next;
    }
    *link = END;
    return EXCEPTION_CONTINUE_SEARCH;
}

typedef int (*run_program)(int count, const wchar_t **arguments, const wchar_t *host, const wchar_t *root, const wchar_t *program);

int wmain(int count, wchar_t **arguments)
{
    wchar_t program[MAX_PATH], root[MAX_PATH];
    HMODULE host;
    run_program run;
    wchar_t *name;

    if (count < 2 || !GetFullPathNameW(arguments[1], MAX_PATH, program, &name))
        return 125;
    wcscpy(root, program);
    root[name - program] = 0;
    wcscat(root, L"hostfxr.dll");
    host = LoadLibraryExW(root, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    root[name - program] = 0;
    run = host ? (run_program)(void *)GetProcAddress(host, "hostfxr_main_startupinfo") : NULL;
    if (!run) {
        fwprintf(stderr, L"There is no hostfxr.dll that can be used in %ls.\n", root);
        return 125;
    }
    s_ntdll = GetModuleHandleW(L"ntdll.dll");
    s_kernelbase = GetModuleHandleW(L"kernelbase.dll");
    AddVectoredExceptionHandler(1, on_exception);
    /* Its own name stands where that of the program's executable would. */
    return run(count - 1, (const wchar_t **)arguments + 1, program, root, program);
}
