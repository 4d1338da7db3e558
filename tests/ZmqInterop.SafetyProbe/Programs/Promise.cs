using System.Threading.Tasks;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>A task that must end when everything is disposed of.</summary>
/// <param name="Member">What has given it out.</param>
/// <param name="Task">The task; it does not fail.</param>
internal sealed record Promise(MemberCall Member, Task Task);
