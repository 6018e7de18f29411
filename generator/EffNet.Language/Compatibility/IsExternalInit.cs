namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where a property has <c>init</c>: .NET Standard 2.0 has no such type.</summary>
/// <remarks>
/// Written here and not by a source generator: PolySharp 1.16 adds its files in an order that changes from build to build, and assemblies compiled with it
/// are not reproducible.
/// </remarks>
internal static class IsExternalInit;
