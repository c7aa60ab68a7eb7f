//! What is known of things that have no key but where they are in memory.

/// So many are found by comparing with all, without a table.
const FEW: usize = 8;

/// Values by addresses. Most of the time of reading a large document went into finding nodes
/// in sorted maps; their order means nothing, so here there is none, and none can be asked for.
#[derive(Clone, Debug)]
pub(crate) struct Addresses<V> {
    numbers: Numbers,
    values: Vec<V>,
}

impl<V> Default for Addresses<V> {
    fn default() -> Addresses<V> {
        Addresses {
            numbers: Numbers::default(),
            values: Vec::new(),
        }
    }
}

impl<V> Addresses<V> {
    /// The value of an address.
    #[inline]
    pub(crate) fn get(&self, address: usize) -> Option<&V> {
        self.values.get(self.numbers.find(address)?)
    }

    /// Whether an address has a value.
    #[inline]
    pub(crate) fn has(&self, address: usize) -> bool {
        self.numbers.find(address).is_some()
    }

    /// Sets the value of an address, and gives the one before.
    pub(crate) fn insert(&mut self, address: usize, value: V) -> Option<V> {
        match self.numbers.find(address) {
            Some(number) => {
                let known = self.values.get_mut(number)?;
                Some(std::mem::replace(known, value))
            }
            None => {
                self.numbers.add(address);
                self.values.push(value);
                None
            }
        }
    }

    /// Addresses and values, as they came.
    pub(crate) fn into_entries(self) -> impl Iterator<Item = (usize, V)> {
        self.numbers.addresses.into_iter().zip(self.values)
    }

    /// The addresses, as they came.
    pub(crate) fn addresses(&self) -> &[usize] {
        &self.numbers.addresses
    }
}

/// The numbers of addresses, in the order in which they came.
#[derive(Clone, Debug, Default)]
struct Numbers {
    addresses: Vec<usize>,
    /// A table that is at most half full: where an address belongs, or behind that, there is
    /// its number and one. None while there are few.
    slots: Vec<u32>,
}

impl Numbers {
    fn find(&self, address: usize) -> Option<usize> {
        if self.slots.is_empty() {
            return self.addresses.iter().position(|known| *known == address);
        }
        let mut slot = self.home(address);
        loop {
            let number = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            if self.addresses.get(number) == Some(&address) {
                return Some(number);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds an address that is not there.
    fn add(&mut self, address: usize) {
        self.addresses.push(address);
        let count = self.addresses.len();
        if count <= FEW {
            return;
        }
        if count * 2 <= self.slots.len() {
            return self.enter(address, count);
        }
        // Four times, so that it is made anew half as often as the list of addresses.
        self.slots = vec![0; (count * 4).next_power_of_two()];
        for number in 0..count {
            self.enter(self.addresses[number], number + 1);
        }
    }

    fn enter(&mut self, address: usize, number: usize) {
        let mut slot = self.home(address);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        // There is no memory for so many that it would not do.
        self.slots[slot] = u32::try_from(number).unwrap_or(u32::MAX);
    }

    /// Where an address belongs: the upper bits of a product, because the lower ones of all
    /// addresses are alike.
    fn home(&self, address: usize) -> usize {
        let mixed = (address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        mixed as usize & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Addresses;

    #[test]
    fn every_address_has_the_value_that_was_set_last() {
        for count in [3, 8, 9, 1000] {
            let mut all = Addresses::default();
            for address in (0..count).map(|number| number * 40) {
                assert_eq!(all.insert(address, 0), None);
                assert_eq!(all.insert(address, address), Some(0));
            }
            for address in 0..count * 40 {
                let value = (address % 40 == 0).then_some(&address);
                assert_eq!(
                    (all.get(address), all.has(address)),
                    (value, value.is_some())
                );
            }
            let numbers: Vec<usize> = all.addresses().iter().map(|one| one / 40).collect();
            assert!(numbers.into_iter().eq(0..count));
            assert!(all.into_entries().all(|(address, value)| address == value));
        }
    }
}
