namespace ClassActivationExample.Demo;

/// <summary>Represents a color with red, green and blue from 0 to 1.</summary>
internal readonly record struct ChannelShares(double Red, double Green, double Blue)
{
    public ChannelShares(double all)
        : this(all, all, all)
    {
    }

    public static ChannelShares operator +(ChannelShares a, ChannelShares b) => new(a.Red + b.Red, a.Green + b.Green, a.Blue + b.Blue);

    public static ChannelShares operator *(ChannelShares light, double factor) => new(light.Red * factor, light.Green * factor, light.Blue * factor);
}
