using System.Text;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Changes the bytes of the file and decodes them as editors and the compiler do: invalid bytes become U+FFFD.</summary>
internal sealed class ByteEdits : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0)
            return text;
        for (var flips = dice.Size(8); flips > 0; flips--)
            bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
        return Encoding.UTF8.GetString(bytes);
    }
}
