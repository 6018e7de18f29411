using EffNet.Language.Diagnostics;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads <c>profile NAME { … }</c>.</summary>
internal static class ProfileBinder
{
    /// <summary>Reads all profiles of a file by name. Profiles with errors are included, so that using such a profile is not reported as another error.</summary>
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
        var statements = new BlockStatements(diagnostics, BlockKind.Profile, description, block, diagnostics.Broken is not null);
        var settings = new SettingReader(diagnostics, statements);

        var padding = settings.Read(ProfileSchema.Padding)?.Value ?? Padding.Symmetric;
        var norm = SharedSettings.ReadNorm(settings, ProfileSchema.Norm);
        var initialization = settings.Read(ProfileSchema.Initialization)?.Value;
        statements.ReportRemaining();

        // Libraries that pad like TensorFlow also initialize weights like TensorFlow, unless the file states otherwise.
        var drawn = padding == Padding.Same ? Initialization.TensorFlow : Initialization.Torchvision;
        return new Profile(
            block.Name.Text,
            padding,
            norm ?? new BatchNormConstants(1e-5, 0.1),
            initialization ?? drawn,
            diagnostics.Broken);
    }
}
