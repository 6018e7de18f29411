using System.Text;
using TextMateSharp.Internal.Grammars.Reader;
using TextMateSharp.Internal.Themes.Reader;
using TextMateSharp.Internal.Types;
using TextMateSharp.Registry;
using TextMateSharp.Themes;

namespace EffNet.Editors.Tests.Support;

/// <summary>The registry of the engine: one grammar, and a theme without colors, because the tests compare only scopes.</summary>
internal sealed class OneGrammar(string file) : IRegistryOptions
{
    /// <inheritdoc/>
    public IRawGrammar GetGrammar(string scopeName)
    {
        using var reader = new StreamReader(file);
        return GrammarReader.ReadGrammarSync(reader);
    }

    /// <inheritdoc/>
    public ICollection<string> GetInjections(string scopeName) => [];

    /// <inheritdoc/>
    public IRawTheme GetTheme(string scopeName) => GetDefaultTheme();

    /// <inheritdoc/>
    public IRawTheme GetDefaultTheme()
    {
        using var reader = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes("""{ "name": "none", "settings": [] }""")));
        return ThemeReader.ReadThemeSync(reader);
    }
}
