using EffNet.Language.Model;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the file of a search: its candidates as a typed list, and their networks if the search declares them.</summary>
internal static class SearchEmitter
{
    public static CodeWriter Emit(SearchModel search, EmitOptions options, string? @namespace)
    {
        var code = new CodeWriter();
        SourceHeader.Write(code, options, @namespace);
        code.Summary(
            $"Search {search.Name} of {search.Family}: {Grouped(search.Candidates.Count)} networks on a grid of {Grouped(search.Points)} points at phi {Factor(search.Phi)}, "
            + $"generated from <c>{Xml(options.SourcePath)}</c>.");
        code.Line("/// <remarks>");
        code.Line($"/// <para>Candidates meet {Xml(search.Constraints)}. Points that round to one network are one candidate.</para>");
        code.Line("/// </remarks>");
        code.Line(SourceHeader.GeneratedCode);
        code.Block($"{SourceHeader.Accessibility(search.IsPublic)} static class {search.TypeName}", () =>
        {
            code.Constant("The fixed compound coefficient.", "double", "Phi", Literal(search.Phi));
            if (search.HasNetworks)
                WriteNetworks(code, search, options);
            WriteCandidates(code, search, options);
        });
        return code;
    }

    private static void WriteCandidates(CodeWriter code, SearchModel search, EmitOptions options)
    {
        code.Summary(search.HasNetworks ? "Gets the candidates in the order of the grid, each with its network." : "Gets the candidates in the order of the grid.");
        var type = !search.HasNetworks ? "SearchCandidate" : options.HasModules ? "ModuleCandidate" : "NetworkCandidate";
        code.Line($"public static {ListOf($"global::EffNet.{type}")} Candidates {{ get; }} =");
        code.Line("[");
        var number = 0;
        foreach (var candidate in search.Candidates.Where(c => !search.HasNetworks || c.NetworkType is not null))
            code.Line($"    new({Arguments(candidate)}){(search.HasNetworks ? $" {{ Variant = Variants[{Code(number++)}] }}" : string.Empty)},");
        code.Line("];");
    }

    /// <summary>
    /// Writes the networks of the candidates: the type's own descriptor for the first candidate of each type, and the differences from it for the others.
    /// </summary>
    private static void WriteNetworks(CodeWriter code, SearchModel search, EmitOptions options)
    {
        code.Summary("Gets the networks of the candidates, in the same order. Candidates that differ in resolution alone share a type.");
        code.Line($"public static {ListOf(options.VariantType)} Variants {{ get; }} =");
        code.Line("[");
        foreach (var network in search.Candidates.Select((candidate, index) => (Candidate: candidate, Number: index + 1)).Where(n => n.Candidate.NetworkType is not null))
            WriteNetwork(code, search, network.Candidate, network.Number, options);
        code.Line("];");
        code.Line();
    }

    private static void WriteNetwork(CodeWriter code, SearchModel search, CandidateModel candidate, int number, EmitOptions options)
    {
        var (type, name) = (candidate.NetworkType!, $"{search.Name}{Code(number)}");
        if (type == search.Family + name)
        {
            code.Line($"    {type}.Variant,");
            return;
        }

        var resolution = Code(candidate.Scale.Resolution);
        code.Line($"    {type}.Variant with");
        code.Line("    {");
        code.Line($"        Name = {Literal(name)},");
        code.Line($"        Width = {Literal(candidate.Scale.Width)},");
        code.Line($"        Depth = {Literal(candidate.Scale.Depth)},");
        code.Line($"        Resolution = {resolution},");
        code.Line($"        Flops = {Code(candidate.MultiplyAdds)},");
        code.Line(
            $"        GetNetwork = static () => global::EffNet.Networks.NetworkDerivation.With({type}.{DefinitionEmitter.Network}, height: {resolution}, width: {resolution}),");

        // When the function is called, the list is initialized, but the compiler does not know that; hence the '!'.
        if (options.HasModules)
            code.Line(
                "        Create = static (classes, inputChannels, device, dtype, initialize) => "
                + $"new {type}(Variants![{Code(number - 1)}], classes, inputChannels, device, dtype, initialize),");
        code.Line("    },");
    }

    private static string ListOf(string type) => $"global::System.Collections.Generic.IReadOnlyList<{type}>";

    private static string Arguments(CandidateModel c) => string.Join(
        ", ",
        Literal(c.Coefficients.Alpha),
        Literal(c.Coefficients.Beta),
        Literal(c.Coefficients.Gamma),
        Literal(c.Scale.Width),
        Literal(c.Scale.Depth),
        Code(c.Scale.Resolution),
        Code(c.Parameters),
        Code(c.MultiplyAdds),
        Code(c.Points));
}
