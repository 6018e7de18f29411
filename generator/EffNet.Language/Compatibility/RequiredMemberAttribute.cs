namespace System.Runtime.CompilerServices;

/// <summary>What the compiler writes on members that are <c>required</c>: .NET Standard 2.0 has no such type.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute;
