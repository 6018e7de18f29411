using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>profile NAME { … }</c>.</summary>
internal static class ProfileBinder
{
    /// <summary>All profiles of a file by name, the broken ones included, so that using one is not a second mistake.</summary>
    public static Dictionary<string, Profile> BindAll(IEnumerable<BlockSyntax> blocks, IDiagnosticWriter diagnostics)
    {
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            var own = DeclarationWriter.Of(block, diagnostics);
            own.ReportModifiers(block, Keywords.Profile);
            if (profiles.ContainsKey(block.Name.Text))
                diagnostics.Add(WordDiagnostics.DuplicateWord(block.Name.Span, block.Name.Text, "this file", kind: "profile"));
            else
                profiles.Add(block.Name.Text, Bind(block, own));
        }

        return profiles;
    }

    private static Profile Bind(BlockSyntax block, DeclarationWriter diagnostics)
    {
        var description = $"profile '{block.Name.Text}'";
        var words = new WordSet(diagnostics, Place.Profile, description, block, diagnostics.Broken is not null);
        var values = new ValueReader(diagnostics, Place.Profile);

        var padding = values.Choice(words.TakeRequired("padding", block.Name), "symmetric", "same");
        var norm = SharedSettings.ReadNorm(values, words);
        var initialization = values.Choice(words.TakeProperty("init"), "torchvision", "tensorflow", "mobilenet_v2", "resnet");
        words.ReportRemaining();

        // The words of both settings stand in the order of what they mean. Whoever pads like TensorFlow also drew initial weights like TensorFlow, unless the
        // file says otherwise.
        var same = padding == 1;
        return new Profile(
            block.Name.Text,
            same ? Padding.Same : Padding.Symmetric,
            norm ?? new BatchNormConstants(1e-5, 0.1),
            (Initialization)(initialization ?? padding ?? 0),
            diagnostics.Broken);
    }
}
