namespace System.Runtime.CompilerServices;

/// <summary>The type that the compiler requires for properties with <c>init</c>, which .NET Standard 2.0 does not have.</summary>
/// <remarks>
/// This type is declared here and not by a source generator: PolySharp 1.16 adds its files in an order that changes from build to build, and assemblies that
/// are compiled with it are not reproducible.
/// </remarks>
internal static class IsExternalInit;
