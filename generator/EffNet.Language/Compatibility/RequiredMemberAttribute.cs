namespace System.Runtime.CompilerServices;

/// <summary>The attribute that the compiler writes on members that are <c>required</c>, which .NET Standard 2.0 does not have.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute;
