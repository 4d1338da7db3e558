/* Starts the tests on wine in place of their own executable: wine_start.exe PROGRAM.dll ARGUMENT...
 *
 * Wine (8.0) keeps a list of its own exception handlers for each thread, which Windows on x64 has not. The runtime leaves a handled exception by
 * setting the registers, past wine, whose entry then stays in the list and points into a stack that others use. The next exception calls what it
 * finds there. Before each exception, what is below the stack pointer is dead, and so is what others have written over: the list is emptied.
 *
 * By an exception that nobody may handle libzmq ends the process after an assertion. Under wine the runtime would wait for ever there.
 */
#include <stdint.h>
#include <stdio.h>
#include <windows.h>

static BOOL is_code(void *address)
{
    MEMORY_BASIC_INFORMATION memory;
    return VirtualQuery(address, &memory, sizeof(memory)) && memory.Type == MEM_IMAGE;
}

static LONG CALLBACK on_exception(EXCEPTION_POINTERS *exception)
{
    NT_TIB *thread = (NT_TIB *)NtCurrentTeb();
    uintptr_t entry = (uintptr_t)thread->ExceptionList;
    if (exception->ExceptionRecord->ExceptionCode == STATUS_FATAL_APP_EXIT) /* of libzmq's zmq_abort */
        TerminateProcess(GetCurrentProcess(), 134);
    if (entry < exception->ContextRecord->Rsp || entry >= (uintptr_t)thread->StackBase || !is_code(thread->ExceptionList->Handler))
        thread->ExceptionList = (void *)~(uintptr_t)0;
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
    AddVectoredExceptionHandler(1, on_exception);
    /* Its own name stands where that of the program's executable would. */
    return run(count - 1, (const wchar_t **)arguments + 1, program, root, program);
}
